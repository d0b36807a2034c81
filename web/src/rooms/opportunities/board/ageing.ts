import type { BoardCard } from '../../../data/opportunityBoard';
import { dayOf, readDate } from '../../../shared/wire/dates';
import { daysBetween } from '../periods';

/** How long an opportunity has been at its stage, measured by what is usual there. */
export type Age = 'fresh' | 'old' | 'stale';

/** Days below which nothing counts as old: a stage that all have just reached says nothing yet. */
const LEAST_USUAL = 7;
const OLD_FROM = 1.5;
const STALE_FROM = 3;

/** Returns for how many whole days a card has been at its stage. */
export function daysAtStage(card: Pick<BoardCard, 'stageSince'>, today: string): number {
  const since = readDate(card.stageSince);
  return since ? Math.max(0, daysBetween(dayOf(since), today)) : 0;
}

/** Returns how long cards of a column usually have been at their stage: the median of those that are known. */
export function usualDays(cards: readonly Pick<BoardCard, 'stageSince'>[], today: string): number {
  const days = cards.map((card) => daysAtStage(card, today)).toSorted((a, b) => a - b);
  const middle = days[Math.floor((days.length - 1) / 2)] ?? 0;
  return Math.max(LEAST_USUAL, middle);
}

/** Returns what so many days mean where `usual` are usual. */
export function ageOf(days: number, usual: number): Age {
  if (days >= usual * STALE_FROM) return 'stale';
  return days >= usual * OLD_FROM ? 'old' : 'fresh';
}

/** Whether the expected close date has passed. */
export function isOverdue(expectedCloseDate: string, today: string): boolean {
  const moment = readDate(expectedCloseDate);
  return moment !== null && dayOf(moment) < today;
}
