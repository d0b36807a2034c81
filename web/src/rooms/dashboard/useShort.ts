import { useMemo } from 'react';
import { useLocale } from '../../shared/i18n/text';

/** How the dashboard writes what has little room. */
export interface Short {
  /** An amount rounded to three digits: $1.2M. */
  money(amount: number, currency: string): string;
  /** A month such as 2024-06: Jun. */
  month(month: string): string;
  /** The same with its year: June 2024. */
  monthAndYear(month: string): string;
  /** A day such as 2024-06-30: Jun 30. */
  day(day: string): string;
}

/** Returns short ways to write amounts, months and days in the user's locale. */
export function useShort(): Short {
  const { tag } = useLocale();
  return useMemo(() => {
    const moneyOf = (currency: string) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        notation: 'compact',
        maximumSignificantDigits: 3,
      });
    const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
    const long = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    return {
      money: (amount, currency) => moneyOf(currency).format(amount),
      month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
      monthAndYear: (text) => long.format(new Date(`${text}-01T00:00:00Z`)),
      day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    };
  }, [tag]);
}
