import { expect, it } from 'vitest';
import type { Task } from '../shared/wire/types';
import { afterMove, changedIn } from './taskPages';

const task = (id: number, deadLine: string) => ({ id, title: `Task ${id}`, deadLine }) as unknown as Task;
const key = (filter: object, page = 0) => ['tasks', 'board', filter, 'page', page];
const today = { isClosed: false, fromDate: '2024-06-12T00:00:00', toDate: '2024-06-12T23:59:59' };
const late = { isClosed: false, toDate: '2024-06-11T23:59:59' };
const before = task(7, '2024-06-11T15:30:00.0000000+03:00');
const after = { ...before, deadLine: '2024-06-12T15:30:00' };

it('a moved task goes from one column and comes into another, by time', () => {
  const [early, evening] = [task(1, '2024-06-12T08:00:00.0000000+03:00'), task(2, '2024-06-12T18:00:00')];
  const from = { items: [before, task(3, '2024-06-11T16:00:00')], total: 40 };
  expect(afterMove(key(late), from, before, after)).toEqual({ items: [from.items[1]], total: 39 });
  const to = { items: [early, evening], total: 2 };
  expect(afterMove(key(today), to, before, after)).toEqual({ items: [early, after, evening], total: 3 });
});

it('what lies on pages beyond the first only counts on', () => {
  const page = { items: [task(9, '2024-06-12T20:00:00')], total: 101 };
  expect(afterMove(key(today, 1), page, before, after)).toEqual({ ...page, total: 102 });
  expect(afterMove(key(late, 3), page, before, after)).toEqual({ ...page, total: 100 });
});

it('within a column it changes its place, elsewhere nothing changes', () => {
  const page = { items: [before, task(3, '2024-06-10T16:00:00')], total: 2 };
  const earlier = { ...before, deadLine: '2024-06-09T15:30:00' };
  expect(afterMove(key(late), page, before, earlier).items).toEqual([earlier, page.items[1]]);
  expect(afterMove(key(today), page, before, earlier)).toBe(page);
});

it('a task is changed where it stands', () => {
  const page = { items: [before], total: 1 };
  expect(changedIn(page, 7, { isClosed: true }).items).toEqual([{ ...before, isClosed: true }]);
  expect(changedIn(page, 8, { isClosed: true })).toBe(page);
});
