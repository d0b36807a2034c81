import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';

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

/** What a user made of the columns of a list. */
export interface Arrangement {
  readonly order: readonly string[];
  /** Ids that were switched off, or on against their beginning. */
  readonly hidden: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}

const AS_MADE: Arrangement = { order: [], hidden: {}, widths: {} };
const NARROWEST = 64;
const WIDEST = 800;

export interface Columns<R> {
  readonly all: readonly Column<R>[];
  readonly shown: readonly Column<R>[];
  isShown(id: string): boolean;
  widthOf(column: Column<R>): number;
  show(id: string, isShown: boolean): void;
  resize(id: string, width: number): void;
  /** Puts one column where another stands. */
  move(id: string, over: string): void;
  reset(): void;
}

/** The columns of a list as its user arranged them, kept in the browser under the list's name. The first stays first. */
export function useColumns<R>(name: string, columns: readonly Column<R>[]): Columns<R> {
  const [kept, keep] = useArrangement(name);
  // The same as long as nothing of it changes: rows are drawn anew when their columns are.
  const all = useMemo(() => ordered(columns, kept.order), [columns, kept.order]);
  const shown = useMemo(
    () => all.filter((one, index) => index === 0 || !(kept.hidden[one.id] ?? one.initiallyHidden ?? false)),
    [all, kept.hidden],
  );
  return {
    all,
    shown,
    isShown: (id) => shown.some((one) => one.id === id),
    widthOf: (column) => kept.widths[column.id] ?? column.width,
    show: (id, isShown) => keep({ ...kept, hidden: { ...kept.hidden, [id]: !isShown } }),
    resize: (id, width) =>
      keep({
        ...kept,
        widths: { ...kept.widths, [id]: Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) },
      }),
    move: (id, over) =>
      keep({
        ...kept,
        order: moved(
          all.map((column) => column.id),
          id,
          over,
        ),
      }),
    reset: () => keep(AS_MADE),
  };
}

/** What the user made of the columns of a list, and what sets it. */
export function useArrangement(name: string): [Arrangement, (arrangement: Arrangement) => void] {
  const [kept, keep] = useLocalStorage<Arrangement>({
    key: `rapport.columns.${name}`,
    defaultValue: AS_MADE,
    getInitialValueInEffect: false,
  });
  return [kept, keep];
}

/** Returns the columns in the user's order; those that came since stand where they were made, at the end. */
export function ordered<R>(columns: readonly Column<R>[], order: readonly string[]): readonly Column<R>[] {
  const [first, ...rest] = columns;
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return first ? [first, ...rest.toSorted((a, b) => place(a.id) - place(b.id))] : [];
}

export function moved(order: readonly string[], id: string, over: string): readonly string[] {
  const [from, to] = [order.indexOf(id), order.indexOf(over)];
  if (from < 1 || to < 1) return order;
  return order.filter((one) => one !== id).toSpliced(to, 0, id);
}
