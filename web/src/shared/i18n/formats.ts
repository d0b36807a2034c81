import type { Moment } from '../wire/dates';
import { useLocale } from './text';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How dates, numbers and money are written in the user's locale. */
export interface Formats {
  number(value: number): string;
  /** An amount as the wire gives it, in a currency such as `EUR`; whole amounts without their zeros. */
  money(value: number | string, currency: string | undefined): string;
  day(moment: Moment): string;
  time(moment: Moment): string;
  dayAndTime(moment: Moment): string;
  /** How long ago or ahead: "yesterday", "in 3 hours". */
  relative(moment: Moment, now?: Date): string;
  list(items: readonly string[]): string;
}

export function useFormats(): Formats {
  return formatsOf(useLocale().tag);
}

/** The formats of a locale; made once, since the browser takes a millisecond for them and each row of a list asks. */
export function formatsOf(tag: string): Formats {
  const known = made.get(tag) ?? make(tag);
  made.set(tag, known);
  return known;
}

const made = new Map<string, Formats>();

function make(tag: string): Formats {
  const number = new Intl.NumberFormat(tag);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
  const dayAndTime = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const list = new Intl.ListFormat(tag);
  const currencies = new Map<string, Intl.NumberFormat>();
  return {
    number: (value) => number.format(value),
    money: (value, currency) => moneyFormat(currencies, tag, currency).format(value as number),
    // The wall clock of the portal is written as if it were UTC's: see shared/wire/dates.
    day: (moment) => day.format(moment.wall),
    time: (moment) => time.format(moment.wall),
    dayAndTime: (moment) => dayAndTime.format(moment.wall),
    relative: (moment, now = new Date()) => ago(relative, (moment.instant.getTime() - now.getTime()) / 1000),
    list: (items) => list.format(items),
  };
}

function moneyFormat(known: Map<string, Intl.NumberFormat>, tag: string, currency = ''): Intl.NumberFormat {
  const found = known.get(currency);
  if (found) return found;
  const options: Intl.NumberFormatOptions = { trailingZeroDisplay: 'stripIfInteger' };
  if (/^[A-Za-z]{3}$/.test(currency)) Object.assign(options, { style: 'currency', currency });
  const made = new Intl.NumberFormat(tag, options);
  known.set(currency, made);
  return made;
}

function ago(format: Intl.RelativeTimeFormat, seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return unit === 'second' ? format.format(0, 'second') : format.format(Math.trunc(seconds / length), unit);
}
