import { addDays, dayOf, readDate } from '../../../shared/wire/dates';
import type { Task } from '../../../shared/wire/types';
import { endOfWeek, weekdayOf } from './deadline';

export type DueColumnId = 'overdue' | 'today' | 'tomorrow' | 'thisWeek' | 'nextWeek' | 'later';

/** A column of the board by due date. */
export interface DueColumn {
  readonly id: DueColumnId;
  /** The first day in it; '' where it has no beginning. */
  readonly from: string;
  /** The last day in it; '' where it has no end. */
  readonly to: string;
  /** The day that a task gets that is put here; null: nothing can be put into the past. */
  readonly drop: string | null;
}

const FRIDAY = 5;

/** Returns the columns of a day, earliest first. Where a week has no days after tomorrow, the next one stands there. */
export function dueColumns(today: string, firstDay: number): readonly DueColumn[] {
  const tomorrow = addDays(today, 1);
  const weekEnd = endOfWeek(today, firstDay);
  const isThisWeek = weekEnd > tomorrow;
  const to = isThisWeek ? weekEnd : endOfWeek(addDays(tomorrow, 1), firstDay);
  const from = addDays(tomorrow, 1);
  return [
    { id: 'overdue', from: '', to: addDays(today, -1), drop: null },
    { id: 'today', from: today, to: today, drop: today },
    { id: 'tomorrow', from: tomorrow, to: tomorrow, drop: tomorrow },
    { id: isThisWeek ? 'thisWeek' : 'nextWeek', from, to, drop: fridayIn(from, to) },
    { id: 'later', from: addDays(to, 1), to: '', drop: addDays(to, 1) },
  ];
}

/** The week's last working day, if it is still ahead; otherwise the first that is. */
function fridayIn(from: string, to: string): string {
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) === FRIDAY) return day;
  return from;
}

/** Returns the column that a task is in. */
export function columnOf<C extends DueColumn>(
  task: Pick<Task, 'deadLine'>,
  columns: readonly C[],
): C | undefined {
  const moment = readDate(task.deadLine);
  const day = moment ? dayOf(moment) : '9999-12-31';
  return columns.find(({ to }) => to === '' || day <= to);
}

/** Earlier deadlines first: by the portal's wall clock, which a task that was just moved has, too. */
export function byDeadline(a: Task, b: Task): number {
  const time = (task: Task) => readDate(task.deadLine)?.wall.getTime() ?? Number.POSITIVE_INFINITY;
  return time(a) - time(b) || a.title.localeCompare(b.title);
}

/** Returns tasks by their days, earlier deadlines first. */
export function byDay(tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const days = new Map<string, Task[]>();
  for (const task of tasks.toSorted(byDeadline)) {
    const moment = readDate(task.deadLine);
    if (!moment) continue;
    const day = dayOf(moment);
    days.set(day, [...(days.get(day) ?? []), task]);
  }
  return days;
}
