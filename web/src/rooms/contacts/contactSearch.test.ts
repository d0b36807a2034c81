import { expect, it } from 'vitest';
import { filterValues, readContactSearch, toContactFilter, withFilter } from './contactSearch';

it('an address without anything shows all, the newest first', () => {
  expect(toContactFilter(readContactSearch({}))).toEqual({
    contactListView: 0,
    sortBy: 'created',
    sortOrder: 'descending',
  });
});

it('an address becomes what the API takes', () => {
  const search = readContactSearch({
    q: 'ada',
    kind: 'person',
    status: '0',
    tags: ['vip'],
    from: '2024-01-01',
    sort: 'displayName',
    x: 1,
  });
  expect(toContactFilter(search)).toEqual({
    contactListView: 2,
    sortBy: 'displayName',
    sortOrder: 'ascending',
    filterValue: 'ada',
    contactStage: 0,
    tags: ['vip'],
    fromDate: '2024-01-01',
  });
});

it('filters come and go', () => {
  const search = withFilter(readContactSearch({ q: 'ada' }), 'created', ['', '2024-02-01']);
  expect(search).toEqual({ q: 'ada', to: '2024-02-01' });
  expect(filterValues(search).created).toEqual(['', '2024-02-01']);
  expect(withFilter(search, 'created', undefined)).toEqual({ q: 'ada' });
  expect(withFilter(search, 'kind', 'dealing').kind).toBe('dealing');
});
