import { useMemo } from 'react';
import { useLocale } from '../../../shared/i18n/text';

export interface CalendarWords {
  /** "June 2024" */
  month(day: string): string;
  /** "Mon" */
  weekday(day: string): string;
  /** "Monday, June 3, 2024" */
  whole(day: string): string;
  /** "3", with its month where that begins: "Jun 1" */
  date(day: string): string;
}

/** How a calendar says its days in the user's locale. */
export function useCalendarWords(): CalendarWords {
  const { tag } = useLocale();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => {
      const made = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
      return (day: string) => made.format(new Date(`${day}T00:00:00Z`));
    };
    const number = format({ day: 'numeric' });
    const first = format({ day: 'numeric', month: 'short' });
    return {
      month: format({ month: 'long', year: 'numeric' }),
      weekday: format({ weekday: 'short' }),
      whole: format({ dateStyle: 'full' }),
      date: (day) => (day.endsWith('-01') ? first(day) : number(day)),
    };
  }, [tag]);
}
