import { useMemo } from 'react';
import { useLocale } from '../../shared/i18n/text';
import { dayOf, type Moment } from '../../shared/wire/dates';
import { daysBetween } from './periods';

/** Days within which a day and a month are enough. */
const NEAR = 270;

/** How boards write what has little room. */
export interface ShortFormats {
  /** A day without its year, unless it is so far from `today` that it could be taken for another. */
  day(moment: Moment, today: string): string;
  /** A month such as 2024-06 in words. */
  month(month: string): string;
  /** An amount without its cents. */
  round(amount: number, currency: string): string;
}

export function useShortFormats(): ShortFormats {
  const { tag } = useLocale();
  return useMemo(() => shortFormatsOf(tag), [tag]);
}

export function shortFormatsOf(tag: string): ShortFormats {
  const near = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const far = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    day: (moment, today) => {
      const isNear = Math.abs(daysBetween(today, dayOf(moment))) < NEAR;
      return (isNear ? near : far).format(moment.wall);
    },
    month: (id) => month.format(new Date(`${id}-01T00:00:00Z`)),
    round: (amount, currency) => {
      const isCode = /^[A-Za-z]{3}$/.test(currency);
      const style: Intl.NumberFormatOptions = isCode ? { style: 'currency', currency } : {};
      return new Intl.NumberFormat(tag, { ...style, maximumFractionDigits: 0 }).format(amount);
    },
  };
}
