import type { QueryKey } from '@tanstack/react-query';
import type { Page } from '../shared/wire/client';
import type { Task } from '../shared/wire/types';

/** Which deadlines a column or a day holds, both ends included, as the wire takes them. */
interface Range {
  readonly fromDate?: string;
  readonly toDate?: string;
}

/** Returns a page with a task as it is shown by now; the same page if it is not on it. */
export function changedIn(page: Page<Task>, id: number, shown: Partial<Task>): Page<Task> {
  if (!page.items.some((task) => task.id === id)) return page;
  return { ...page, items: page.items.map((task) => (task.id === id ? { ...task, ...shown } : task)) };
}

/**
 * Returns what a remembered page is after a task got another deadline: it goes from where it belongs no more and comes
 * where it belongs. The key says what the page is of: `[…, filter, …, number]`.
 */
export function afterMove(key: QueryKey, page: Page<Task>, before: Task, after: Task): Page<Task> {
  const range = key.find(isRange) ?? {};
  const [wasIn, isIn] = [belongs(before, range), belongs(after, range)];
  if (wasIn && isIn) return { ...page, items: changedIn(page, after.id, after).items.toSorted(byDeadline) };
  if (wasIn)
    return { items: page.items.filter((task) => task.id !== after.id), total: Math.max(page.total - 1, 0) };
  if (!isIn) return page;
  const isFirst = key.at(-1) === 0;
  return {
    items: isFirst ? [...page.items, after].toSorted(byDeadline) : page.items,
    total: page.total + 1,
  };
}

function belongs({ deadLine }: Task, { fromDate = '', toDate = '' }: Range): boolean {
  const wall = wallOf(deadLine);
  return wall >= fromDate && (toDate === '' || wall <= toDate);
}

/** Earlier deadlines first, by the portal's wall clock: a task that was just moved has nothing else yet. */
function byDeadline(a: Task, b: Task): number {
  return wallOf(a.deadLine).localeCompare(wallOf(b.deadLine)) || a.id - b.id;
}

/** Such as 2024-06-30T15:00:00, without fractions and zone. */
function wallOf(deadLine: string): string {
  return deadLine.slice(0, 19);
}

function isRange(part: unknown): part is Range {
  return typeof part === 'object' && part !== null && ('fromDate' in part || 'toDate' in part);
}
