import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { pageOf, type Source, useRows } from '../table/pages';

const OVERSCAN = 6;

const GAP = 8;

/** The cards of a column: any number, of which those in view are read and there. `height`: about what one takes. */
export function useColumnCards<R extends { readonly id: number }>(source: Source<R>, height: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useRows(source, range.first, range.last);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    gap: GAP,
    getItemKey: (index) => rows.at(index)?.id ?? `place ${index}`,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [pageOf(items[0]?.index ?? 0), pageOf(items.at(-1)?.index ?? 0)];
  if (first !== range.first || last !== range.last) setRange({ first, last });
  const key = JSON.stringify(source.key);
  const seen = useRef(key);
  useEffect(() => {
    // Another filter is another list: it begins at its beginning.
    if (seen.current !== key) scroller.current?.scrollTo({ top: 0 });
    seen.current = key;
  }, [key]);
  return {
    rows,
    scroller,
    items,
    /** Finds out how high a card has become: the element of each, with its place as `data-index`. */
    measure: virtual.measureElement,
    height: virtual.getTotalSize(),
    scrollTo: virtual.scrollToIndex,
  };
}

export type ColumnCards<R extends { readonly id: number }> = ReturnType<typeof useColumnCards<R>>;
