import { expect, it } from 'vitest';
import type { Task } from '../../shared/wire/types';
import { dutiesOf, monthDays, shares } from './days';

const task = (id: number, deadLine: string, isClosed = false): Task =>
  ({ id, deadLine, isClosed, title: '' }) as Task;

it('parts tasks by the wall clock of the portal', () => {
  const found = dutiesOf(
    [
      task(1, '2026-11-24T23:30:00.0000000+02:00'),
      task(2, '2026-11-23T23:30:00.0000000+02:00'),
      task(3, '2026-11-24T08:00:00.0000000+02:00'),
      task(4, '2026-11-24T09:00:00.0000000+02:00', true),
      task(5, '2026-11-25T00:00:00.0000000+02:00'),
    ],
    '2026-11-24',
  );
  expect(found.overdue.map(({ id }) => id)).toEqual([2]);
  expect(found.today.map(({ id }) => id)).toEqual([3, 1]);
});

it('knows how long months are', () => {
  expect(monthDays('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
  expect(monthDays('2026-12')).toEqual(['2026-12-01', '2026-12-31']);
});

it('shows little beside much', () => {
  expect(shares([0, 1, 1000])).toEqual([0, 0.02, 1]);
  expect(shares([0, 0])).toEqual([0, 0]);
});
