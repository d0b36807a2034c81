import { expect, it } from 'vitest';
import { filterValues, periodDays, readContactSearch, toContactFilter, withFilter } from './contactSearch';

const looker = { userId: 'u1', today: '2024-03-15' };

it('an address without anything shows all, the newest first', () => {
  expect(toContactFilter(readContactSearch({}), looker)).toEqual({
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
  expect(toContactFilter(search, looker)).toEqual({
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

it('who looks, and when, decides what "me" and "this month" are', () => {
  const mine = readContactSearch({ manager: 'me', access: 'restricted', period: 'lastMonth' });
  expect(toContactFilter(mine, looker)).toMatchObject({
    responsibleid: 'u1',
    isShared: false,
    fromDate: '2024-02-01',
    toDate: '2024-02-29',
  });
  expect(toContactFilter(readContactSearch({ manager: 'none' }), looker).responsibleid).toMatch(/^0{8}-/);
  expect(periodDays('yesterday', '2024-03-01')).toEqual(['2024-02-29', '2024-02-29']);
});

it('a period and two days take each other\u2019s place', () => {
  const days = withFilter(readContactSearch({ period: 'today' }), 'created', ['2024-01-01', '']);
  expect(days).toEqual({ from: '2024-01-01' });
  expect(withFilter(days, 'period', 'today')).toEqual({ period: 'today' });
});
