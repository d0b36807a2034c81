import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Point } from './menu';

/** What is done with the rows of a list. */
export interface RowActions<R> {
  open(record: R): void;
  approach(record: R): void;
  select(index: number, isRange: boolean): void;
  openMenu(index: number, at: Point): void;
  hover(record: R | null, element: Element | null): void;
}

/** Returns actions that stay the same and do what the latest ones do: rows need not be drawn anew for them. */
export function useSteadyActions<R>(actions: RowActions<R>): RowActions<R> {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      open: (record) => latest.current.open(record),
      approach: (record) => latest.current.approach(record),
      select: (index, isRange) => latest.current.select(index, isRange),
      openMenu: (index, at) => latest.current.openMenu(index, at),
      hover: (record, element) => latest.current.hover(record, element),
    }),
    [],
  );
}
