import { useMemo } from 'react';
import { useLocale } from '../../shared/i18n/text';
import type { Moment } from '../../shared/wire/dates';
import { dayOf } from '../../shared/wire/dates';
import { daysBetween, timeIn } from './model/deadline';

/** How many days ahead a weekday's name alone is clear. */
const NEAR = 6;

export interface DayWords {
  /** "Today", "Friday", "12 Jun", with the year where it is another one. */
  day(day: string, today: string): string;
  /** The same with the time of day, where the deadline has one. */
  deadline(moment: Moment, today: string): string;
}

/** How days near and far are said, as short as they can be. */
export function useDayWords(): DayWords {
  const { tag } = useLocale();
  return useMemo(() => dayWordsOf(tag), [tag]);
}

/** Makes what says days in a language. Exported for tests; screens use `useDayWords`. */
export function dayWordsOf(tag: string): DayWords {
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const options = { timeZone: 'UTC' } as const;
  const weekday = new Intl.DateTimeFormat(tag, { ...options, weekday: 'long' });
  const short = new Intl.DateTimeFormat(tag, { ...options, day: 'numeric', month: 'short' });
  const whole = new Intl.DateTimeFormat(tag, { ...options, dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(tag, { ...options, timeStyle: 'short' });
  const said = (day: string, today: string): string => {
    const away = daysBetween(today, day);
    const date = new Date(`${day}T00:00:00Z`);
    if (Math.abs(away) <= 1) return relative.format(away, 'day');
    if (away > 0 && away <= NEAR) return weekday.format(date);
    return (day.slice(0, 4) === today.slice(0, 4) ? short : whole).format(date);
  };
  const day = (one: string, today: string) => capital(said(one, today), tag);
  return {
    day,
    deadline: (moment, today) => {
      const words = day(dayOf(moment), today);
      return timeIn(moment) ? `${words}, ${time.format(moment.wall)}` : words;
    },
  };
}

function capital(words: string, tag: string): string {
  return words.charAt(0).toLocaleUpperCase(tag) + words.slice(1);
}
