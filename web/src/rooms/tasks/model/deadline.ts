import { addDays, dayOf, type Moment, readDate, timeOf, writeDay } from '../../../shared/wire/dates';
import type { Task } from '../../../shared/wire/types';

/** Today and the time of day on the portal's clock. */
export interface Clock {
  /** Such as 2024-06-30. */
  readonly today: string;
  /** Such as 15:00. */
  readonly time: string;
}

const NO_TIME = '00:00';

/** Returns the clock of a zone that is so many minutes ahead of UTC. */
export function clockAt(offset: number, now: Date): Clock {
  const wall = new Date(now.getTime() + offset * 60_000).toISOString();
  return { today: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** Reads how far a zone is ahead of UTC, `03:00:00` or `-05:30:00`, in minutes. */
export function minutesAhead(offset: string | undefined): number {
  const parts = /^(-?)(\d{1,2}):(\d{2})/.exec(offset ?? '');
  const minutes = parts ? Number(parts[2]) * 60 + Number(parts[3]) : 0;
  return parts?.[1] === '-' ? -minutes : minutes;
}

/** Returns the time of a deadline; '' where it is a whole day: the wire has midnight for that. */
export function timeIn(moment: Moment): string {
  const time = timeOf(moment);
  return time === NO_TIME ? '' : time;
}

/** Returns a deadline as the wire takes it; without a time it is the whole day. */
export function deadlineOf(day: string, time = ''): string {
  return writeDay(day, time || NO_TIME);
}

/** Whether a deadline has passed: a whole day does so at its end. */
export function isPast(moment: Moment, { today, time }: Clock): boolean {
  const day = dayOf(moment);
  const at = timeIn(moment);
  return day < today || (day === today && at !== '' && at < time);
}

/** Whether a task should have been done by now. */
export function isOverdue(task: Pick<Task, 'deadLine' | 'isClosed'>, clock: Clock): boolean {
  const moment = readDate(task.deadLine);
  return moment !== null && !task.isClosed && isPast(moment, clock);
}

/** Returns what changing a task's day sends: its time of day stays. */
export function movedTo(task: Pick<Task, 'deadLine'>, day: string): { deadline: string; deadLine: string } {
  const moment = readDate(task.deadLine);
  const deadline = deadlineOf(day, moment ? timeIn(moment) : '');
  // Shown until the server answers: its own form has the zone, which nothing on the screen depends on.
  return { deadline, deadLine: deadline };
}

/** Returns the number of days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Returns the weekday of a day: 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Returns the last day of the week that a day is in; weeks begin on `firstDay` (0 is Sunday). */
export function endOfWeek(day: string, firstDay: number): string {
  return addDays(day, (firstDay + 6 - weekdayOf(day) + 7) % 7);
}
