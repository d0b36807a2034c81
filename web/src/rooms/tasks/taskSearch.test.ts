import { expect, it } from 'vitest';
import {
  carried,
  filterValues,
  readTaskSearch,
  toTaskFilter,
  withFilter,
  withoutFilters,
} from './taskSearch';

const TODAY = '2024-06-12';

it('shows all by deadline where the address says nothing', () => {
  expect(toTaskFilter(readTaskSearch({}), TODAY)).toEqual({ sortBy: 'deadLine', sortOrder: 'ascending' });
});

it('becomes what the API takes', () => {
  const raw = {
    q: 'roof',
    responsible: 'ada',
    category: 3,
    contact: '7',
    state: 'closed',
    sort: 'title',
    x: 1,
  };
  expect(toTaskFilter(readTaskSearch({ ...raw, order: 'desc' }), TODAY)).toEqual({
    filterValue: 'roof',
    responsibleid: 'ada',
    categoryid: 3,
    entityType: 'contact',
    entityid: 7,
    isClosed: true,
    sortBy: 'title',
    sortOrder: 'descending',
  });
});

it('knows what is due when', () => {
  expect(toTaskFilter({ due: 'overdue' }, TODAY)).toMatchObject({
    isClosed: false,
    toDate: '2024-06-11T23:59:59',
  });
  expect(toTaskFilter({ due: 'today', state: 'open' }, TODAY)).toMatchObject({
    isClosed: false,
    fromDate: '2024-06-12T00:00:00',
    toDate: '2024-06-12T23:59:59',
  });
  expect(toTaskFilter({ due: 'upcoming' }, TODAY)).toMatchObject({ fromDate: '2024-06-13T00:00:00' });
});

it('has either what is due or a range, which may be open at one end', () => {
  const search = withFilter({ due: 'today', q: 'x' }, 'range', ['2024-01-01', '']);
  expect(search).toEqual({ q: 'x', from: '2024-01-01' });
  expect(toTaskFilter(search, TODAY)).toMatchObject({ fromDate: '2024-01-01T00:00:00' });
  expect(filterValues(search).range).toEqual(['2024-01-01', '']);
  expect(withFilter(search, 'due', 'overdue')).toEqual({ q: 'x', due: 'overdue' });
});

it('keeps what is no filter, and takes along what all views know', () => {
  const search = readTaskSearch({ q: 'x', due: 'today', sort: 'title', mode: 'week', at: TODAY, contact: 7 });
  expect(withoutFilters(search)).toEqual({ sort: 'title', mode: 'week', at: TODAY });
  expect(carried(search)).toEqual({ q: 'x', contact: 7 });
});
