import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface Column<R> {
  /** Under which the user's choices are kept: never change it. */
  readonly id: string;
  readonly title: string;
  /** Pixels, until the user drags it. */
  readonly width: number;
  /** The list's key for sorting by this column, where it can. */
  readonly sortBy?: string;
  readonly align?: 'end';
  /** Whether it has to be switched on first. */
  readonly initiallyHidden?: boolean;
  readonly cell: (record: R) => ReactNode;
  /** What the cell holds, for files: a column without it is left out of them. */
  readonly text?: (record: R) => string;
}

/** How a list is sorted: by one of its server's keys. */
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

/** What a user made of the columns of a list. */
export interface Arrangement {
  readonly order: readonly string[];
  /** Ids that were switched off, or on against their beginning. */
  readonly hidden: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}

export const AS_MADE: Arrangement = { order: [], hidden: {}, widths: {} };

/** What the user made of the columns of a list, kept in the browser under the list's name, and what sets it. */
export function useArrangement(name: string): [Arrangement, (arrangement: Arrangement) => void] {
  const [kept, keep] = useLocalStorage<Arrangement>({
    key: `rapport.columns.${name}`,
    defaultValue: AS_MADE,
    getInitialValueInEffect: false,
  });
  return [kept, keep];
}

type Described = Pick<Column<never>, 'id' | 'sortBy' | 'initiallyHidden'>;

/** Returns the order with the first column first, wherever somebody had put it. */
export function orderOf(columns: readonly Described[], order: readonly string[]): string[] {
  const first = columns[0]?.id;
  return first === undefined ? [] : [first, ...order.filter((id) => id !== first)];
}

/** Returns which columns are to be seen. */
export function visibilityOf(
  columns: readonly Described[],
  hidden: Arrangement['hidden'],
): Record<string, boolean> {
  const asMade = columns.filter((one) => one.initiallyHidden).map(({ id }) => [id, false] as const);
  const chosen = Object.entries(hidden).map(([id, isHidden]) => [id, !isHidden] as const);
  return Object.fromEntries([...asMade, ...chosen]);
}

/** Returns what of the visibility differs from how the columns were made; of columns that are not known, all. */
export function hiddenOf(
  columns: readonly Described[],
  visibility: Readonly<Record<string, boolean>>,
): Record<string, boolean> {
  const asMade = new Map(columns.map((one) => [one.id, one.initiallyHidden ?? false]));
  const all = Object.entries(visibility).map(([id, isVisible]) => [id, !isVisible] as const);
  return Object.fromEntries(all.filter(([id, isHidden]) => asMade.get(id) !== isHidden));
}

/** Returns the order after one column was put where another stands; the first stays first. */
export function moved(order: readonly string[], id: string, over: string): string[] {
  const [from, to] = [order.indexOf(id), order.indexOf(over)];
  if (from < 1 || to < 1) return [...order];
  return order.filter((one) => one !== id).toSpliced(to, 0, id);
}

/** Returns the column by which a list is sorted, as TanStack Table has it; none where no column has that key. */
export function sortingOf(columns: readonly Described[], sort: Sort): { id: string; desc: boolean }[] {
  const column = columns.find((one) => one.sortBy !== undefined && one.sortBy === sort.by);
  return column ? [{ id: column.id, desc: sort.descending }] : [];
}
