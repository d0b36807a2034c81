import { addDays } from '../../../shared/wire/dates';
import { addMonths } from '../quick/days';
import { weekdayOf } from './deadline';

/** Returns the day that weeks begin on where a locale is at home: 0 is Sunday; Monday where that is not known. */
export function firstDayOf(tag: string): number {
  const locale: object = new Intl.Locale(tag);
  const told: unknown =
    'getWeekInfo' in locale && typeof locale.getWeekInfo === 'function'
      ? locale.getWeekInfo()
      : 'weekInfo' in locale
        ? locale.weekInfo
        : null;
  const first =
    typeof told === 'object' && told !== null && 'firstDay' in told ? Number(told.firstDay) : Number.NaN;
  return Number.isNaN(first) ? 1 : first % 7;
}

/** Returns the first day of the week that a day is in. */
export function startOfWeek(day: string, firstDay: number): string {
  return addDays(day, -((weekdayOf(day) - firstDay + 7) % 7));
}

/** Returns the days of whole weeks that show a month, or a week; `at` is a day of it. */
export function shownDays(mode: 'month' | 'week', at: string, firstDay: number): readonly string[] {
  if (mode === 'week') return daysFrom(startOfWeek(at, firstDay), 7);
  const first = `${at.slice(0, 8)}01`;
  const start = startOfWeek(first, firstDay);
  const last = addDays(addMonths(first, 1), -1);
  const weeks = Math.ceil((Date.parse(last) - Date.parse(start)) / 86_400_000 / 7 + 1 / 7);
  return daysFrom(start, weeks * 7);
}

function daysFrom(start: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(start, index));
}

/** Returns the same place a month or a week on, or back. */
export function turned(mode: 'month' | 'week', at: string, step: 1 | -1): string {
  return mode === 'week' ? addDays(at, 7 * step) : addMonths(`${at.slice(0, 8)}01`, step);
}
