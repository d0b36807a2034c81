import { expect, it } from 'vitest';
import { readTrashSearch, toTrashFilter, trashFilterValues, withTrashFilter } from './trashSearch';

it('without anything, what was deleted last comes first', () => {
  expect(toTrashFilter(readTrashSearch({}))).toEqual({ sortBy: 'date', sortOrder: 'descending' });
});

it('an address becomes what the API takes, the last day whole', () => {
  const search = readTrashSearch({ q: 'ada', kind: 'task', from: '2024-06-01', to: '2024-06-30', x: 1 });
  expect(toTrashFilter(search)).toMatchObject({
    filterValue: 'ada',
    kind: 'task',
    fromDate: '2024-06-01T00:00:00',
    toDate: '2024-07-01T00:00:00',
  });
  expect(readTrashSearch({ kind: 'spoon' })).toEqual({});
});

it('filters come and go', () => {
  const search = withTrashFilter({}, 'date', ['2024-06-01', '']);
  expect(trashFilterValues(search).date).toEqual(['2024-06-01', '']);
  expect(withTrashFilter(search, 'date', undefined)).toEqual({});
});
