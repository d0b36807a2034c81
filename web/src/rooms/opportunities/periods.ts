import { addDays } from '../../shared/wire/dates';

/** Stretches of time that lists are narrowed by. */
export const PERIODS = ['today', 'yesterday', 'thisMonth', 'nextMonth', 'lastMonth'] as const;
export type Period = (typeof PERIODS)[number];

/** Returns the first and the last day of a period, seen from a day such as 2024-06-30. */
export function periodDays(period: Period, today: string): readonly [string, string] {
  const month = today.slice(0, 7);
  switch (period) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'thisMonth':
      return monthDays(month);
    case 'nextMonth':
      return monthDays(addMonths(month, 1));
    case 'lastMonth':
      return monthDays(addMonths(month, -1));
  }
}

/** Returns the first and the last day of a month such as 2024-06. */
export function monthDays(month: string): readonly [string, string] {
  return [`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1)];
}

/** Returns the month so many months later. */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Returns how many days one day is after another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
