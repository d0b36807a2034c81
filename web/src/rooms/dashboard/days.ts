import { addDays, dayOf, readDate } from '../../shared/wire/dates';
import type { Task } from '../../shared/wire/types';

/** Days ahead that "this week" reaches. */
export const WEEK = 7;

/** Somebody's tasks of a day. */
export interface Duties {
  readonly overdue: readonly Task[];
  readonly today: readonly Task[];
}

/** Parts tasks into those that were due before a day and those that are due on it; the earliest first. */
export function dutiesOf(tasks: readonly Task[], today: string): Duties {
  const dated = tasks.flatMap((task) => {
    const due = readDate(task.deadLine);
    return due && !task.isClosed ? [{ task, day: dayOf(due), at: due.instant.getTime() }] : [];
  });
  const sorted = dated.toSorted((a, b) => a.at - b.at);
  return {
    overdue: sorted.filter(({ day }) => day < today).map(({ task }) => task),
    today: sorted.filter(({ day }) => day === today).map(({ task }) => task),
  };
}

/** Returns the first and the last day of a month such as 2024-06. */
export function monthDays(month: string): readonly [string, string] {
  const first = `${month}-01`;
  // The 32nd day after the first always lies in the next month.
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return [first, addDays(next, -1)];
}

/** Returns the heights of bars from 0 to 1: the largest fills its place, and what is there at all can be seen. */
export function shares(values: readonly number[], least = 0.02): readonly number[] {
  const largest = Math.max(0, ...values);
  return values.map((value) => (largest > 0 && value > 0 ? Math.max(least, value / largest) : 0));
}
