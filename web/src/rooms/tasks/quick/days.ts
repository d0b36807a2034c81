import { addDays } from '../../../shared/wire/dates';
import { type Clock, weekdayOf } from '../model/deadline';
import { find, oneOf, without } from './patterns';
import type { QuickWords, Unit } from './words/language';

interface Sense {
  readonly words: QuickWords;
  readonly clock: Clock;
  readonly isDayFirst: boolean;
}

/** A day that was read, with the text without it; and a time, where both are one ("in 2 hours"). */
export interface DayRead {
  readonly day: string;
  readonly time?: string;
  readonly rest: string;
}

export type DayReader = (text: string, sense: Sense) => DayRead | null;

/** Reads the day that a text tells; what is more exact goes first. */
export function readDay(text: string, sense: Sense): DayRead | null {
  const readers: readonly DayReader[] = [readAhead, readNext, readNear, readWeekday, readNamed, readFigures];
  for (const read of readers) {
    const found = read(text, sense);
    if (found) return found;
  }
  return null;
}

/** "in 2 weeks" */
const readAhead: DayReader = (text, { words, clock }) => {
  const units = Object.values(words.units).flat();
  const count = `(?:(?<count>\\d{1,3}|${oneOf(Object.keys(words.numbers))})\\s*)`;
  const found = find(
    text,
    `${oneOf(words.ahead)}\\s+${count}${words.isOneUnsaid ? '?' : ''}(?<unit>${oneOf(units)})`,
  );
  if (!found) return null;
  const said = (found.parts.count ?? '1').toLowerCase();
  const number = words.numbers[said] ?? Number(said);
  const unit = unitOf(words, (found.parts.unit ?? '').toLowerCase());
  return unit ? { ...later(clock, number, unit), rest: without(text, found) } : null;
};

function unitOf(words: QuickWords, said: string): Unit | null {
  const units: readonly Unit[] = ['minute', 'hour', 'day', 'week', 'month'];
  return units.find((unit) => words.units[unit].includes(said)) ?? null;
}

function later({ today, time }: Clock, count: number, unit: Unit): { day: string; time?: string } {
  if (unit === 'day' || unit === 'week') return { day: addDays(today, count * (unit === 'week' ? 7 : 1)) };
  if (unit === 'month') return { day: addMonths(today, count) };
  const date = new Date(`${today}T${time}:00Z`);
  date.setUTCMinutes(date.getUTCMinutes() + count * (unit === 'hour' ? 60 : 1));
  return { day: date.toISOString().slice(0, 10), time: date.toISOString().slice(11, 16) };
}

/** Returns the same day so many months later; the last of its month where that has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** "next week" is its Monday, "next month" its first day. */
const readNext: DayReader = (text, { words, clock }) => {
  const week = find(text, oneOf(words.nextWeek));
  if (week) return { day: mondayAfter(clock.today), rest: without(text, week) };
  const month = find(text, oneOf(words.nextMonth));
  if (month) return { day: `${addMonths(clock.today, 1).slice(0, 8)}01`, rest: without(text, month) };
  return null;
};

function mondayAfter(day: string): string {
  return addDays(day, (8 - weekdayOf(day)) % 7 || 7);
}

/** "today", "tomorrow" */
const readNear: DayReader = (text, { words, clock }) => {
  const found = find(text, `(?:${oneOf(words.on)}\\s+)?(?<day>${oneOf(Object.keys(words.days))})`);
  if (!found) return null;
  const away = words.days[(found.parts.day ?? '').toLowerCase().replace(/\s+/g, ' ')] ?? 0;
  return { day: addDays(clock.today, away), rest: without(text, found) };
};

/** "friday", "on friday", "next friday" */
const readWeekday: DayReader = (text, { words, clock }) => {
  const on = `${oneOf(words.on)}\\s+`;
  const next = `(?<next>${oneOf(words.next)})\\s+`;
  const after = `(?:\\s+(?<after>${oneOf(words.nextAfter)}))?`;
  const short = `(?<name>${oneOf(words.shortWeekdays.flat())})`;
  const found =
    find(text, `(?:${on})?(?:${next})?(?<name>${oneOf(words.weekdays.flat())})${after}`) ??
    find(text, `(?:${on})?${next}${short}`) ??
    find(text, `${on}${short}`);
  if (!found) return null;
  const said = (found.parts.name ?? '').toLowerCase();
  const weekday = words.weekdays.findIndex(
    (names, index) => names.includes(said) || words.shortWeekdays[index]?.includes(said),
  );
  const isNext = Boolean(found.parts.next ?? found.parts.after);
  return { day: weekdayAfter(clock.today, weekday, isNext), rest: without(text, found) };
};

/** The next such weekday that is not today; with `isNext` that of the next week, which begins on Monday. */
function weekdayAfter(today: string, weekday: number, isNext: boolean): string {
  if (isNext) return addDays(mondayAfter(today), (weekday + 6) % 7);
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
}

/** "12 June", "June 12th, 2025" */
const readNamed: DayReader = (text, { words, clock }) => {
  const on = `(?:${oneOf([...words.on, ...words.at])}\\s+)?`;
  const month = `(?<month>${oneOf(words.months.flat())})\\.?`;
  const date = `(?<date>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?`;
  const of = `(?:${oneOf(words.of)}\\s+)?`;
  const found =
    find(text, `${on}${date}\\s+${of}${month}(?:,?\\s+${of}(?<year>\\d{4}))?`) ??
    find(text, `${on}${month}\\s+${date}(?:,?\\s+(?<year>\\d{4}))?`);
  if (!found) return null;
  const said = (found.parts.month ?? '').toLowerCase();
  const number = words.months.findIndex((names) => names.includes(said)) + 1;
  const day = dayFrom(found.parts.year, number, Number(found.parts.date), clock.today);
  return day ? { day, rest: without(text, found) } : null;
};

/** "2024-06-30", "30.6.", "30/6" or "6/30" */
const readFigures: DayReader = (text, { words, clock, isDayFirst }) => {
  const on = `(?:${oneOf([...words.on, ...words.at])}\\s+)?`;
  const found =
    find(text, `${on}(?<year>\\d{4})-(?<month>\\d{2})-(?<date>\\d{2})`) ??
    find(text, `${on}(?<date>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4}|\\d{2})?`) ??
    find(text, `${on}(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<year>\\d{4}|\\d{2}))?`);
  if (!found) return null;
  const { first, second, year } = found.parts;
  const [month, date] =
    first === undefined
      ? [Number(found.parts.month), Number(found.parts.date)]
      : monthAndDate(Number(first), Number(second), isDayFirst);
  const day = dayFrom(year, month, date, clock.today);
  return day ? { day, rest: without(text, found) } : null;
};

/** What can't be a month is the day, whichever stands first. */
function monthAndDate(first: number, second: number, isDayFirst: boolean): [number, number] {
  if (first > 12) return [second, first];
  if (second > 12) return [first, second];
  return isDayFirst ? [second, first] : [first, second];
}

/** Returns a day; without a year the next such one. Null where there is none. */
function dayFrom(year: string | undefined, month: number, date: number, today: string): string | null {
  const known = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
  const made = dayOn(known ?? Number(today.slice(0, 4)), month, date);
  if (made === null || known !== null || made >= today) return made;
  return dayOn(Number(today.slice(0, 4)) + 1, month, date);
}

function dayOn(year: number, month: number, date: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
    ? made.toISOString().slice(0, 10)
    : null;
}
