import type { OpportunityFilter } from '../../../data/opportunities';
import { addDays } from '../../../shared/wire/dates';
import { closeRange } from '../list/opportunitySearch';
import { addMonths, monthDays } from '../periods';

export type ForecastKind = 'none' | 'overdue' | 'month' | 'later';

/** A column of the forecast: open opportunities by when they are expected to close. */
export interface ForecastColumn {
  readonly id: string;
  readonly kind: ForecastKind;
  /** Days, both included; the columns without a date have none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const MONTHS = 6;

/** Returns the columns of the forecast seen from a day: no date, overdue, six months, later. */
export function forecastColumns(today: string): readonly ForecastColumn[] {
  const first = today.slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, index): ForecastColumn => {
    const id = addMonths(first, index);
    const [from, to] = monthDays(id);
    return { id, kind: 'month', from: index === 0 ? today : from, to };
  });
  return [
    { id: 'none', kind: 'none', from: undefined, to: undefined },
    { id: 'overdue', kind: 'overdue', from: undefined, to: addDays(today, -1) },
    ...months,
    { id: 'later', kind: 'later', from: monthDays(addMonths(first, MONTHS))[0], to: undefined },
  ];
}

/** Returns the filter of a column. That without dates has none of its own: what has no date comes first by date. */
export function forecastFilter(column: ForecastColumn, filter: OpportunityFilter): OpportunityFilter {
  return {
    ...filter,
    stageType: 0,
    sortBy: 'dateandtime',
    sortOrder: 'ascending',
    ...closeRange(column.from, column.to),
  };
}

/**
 * Returns the day that a card gets in a column: the same day of the month where there is one, never one that has
 * passed. '' for none; null where nothing can be put.
 */
export function dayInColumn(column: ForecastColumn, day: string, today: string): string | null {
  if (column.kind === 'none') return '';
  if (column.kind === 'overdue') return null;
  const month = column.kind === 'later' ? (column.from ?? today).slice(0, 7) : column.id;
  const last = monthDays(month)[1];
  const wanted = `${month}-${day.slice(8)}`;
  const found = day && wanted <= last ? wanted : last;
  return found < today ? today : found;
}
