import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { ROW_HEIGHTS } from './density';
import type { Point } from './menu';
import { pageOf, useRows } from './pages';
import type { RecordTableProps } from './RecordTable';
import { useScrolling } from './scrolling';
import { extended, NOTHING, toggled } from './selection';
import { useListKeys } from './useListKeys';
import { useScrollMemory } from './useScrollMemory';

/** The height of the head, under which no row that is gone to may stand. */
const HEAD = 36;
const OVERSCAN = 12;

/** What a list shows at its place of scrolling, and what is done with its rows. */
export function useRecordList<R extends { readonly id: number }>(
  props: RecordTableProps<R>,
  scroller: RefObject<HTMLElement | null>,
  onMenu: () => void,
) {
  const { source, onSelect, onTotal, selection = NOTHING, density = 'comfortable' } = props;
  const height = ROW_HEIGHTS[density];
  const [current, setCurrent] = useState(-1);
  const [menu, setMenu] = useState<{ record: R; at: Point } | null>(null);
  const memory = useScrollMemory(props.name, source.key, scroller);
  const scrolling = useScrolling(scroller, memory.note);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useRows(source, range.first, range.last);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    initialOffset: memory.offset,
    scrollPaddingStart: HEAD,
    useFlushSync: false,
  });
  // Rows of another height stand elsewhere, all of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what it is measured by
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const [first, last] = [pageOf(items[0]?.index ?? 0), pageOf(items.at(-1)?.index ?? 0)];
  // Which pages are read follows from which rows are shown, and how many rows there are from the first page.
  if (first !== range.first || last !== range.last) setRange({ first, last });
  const { total, isPending } = rows;
  useEffect(() => {
    if (!isPending) onTotal?.(total);
  }, [onTotal, total, isPending]);

  const goTo = (index: number) => {
    setCurrent(index);
    const record = rows.at(index);
    if (record) props.onApproach?.(record);
    virtual.scrollToIndex(index);
  };
  const openMenu = (index: number, at: Point) => {
    const record = rows.at(index);
    if (!record || !props.menu) return;
    onMenu();
    setCurrent(index);
    setMenu({ record, at });
  };
  const select = (index: number, isRange: boolean) => {
    const record = rows.at(index);
    if (!record || !onSelect) return;
    onSelect(
      isRange ? extended(selection, index, (at) => rows.at(at)?.id) : toggled(selection, record.id, index),
    );
  };
  useListKeys({
    current,
    total,
    rows,
    goTo,
    select,
    onOpen: props.onOpen,
    openMenu,
    selection,
    onSelect,
    scroller,
  });
  return {
    rows,
    current,
    shown: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    isEmpty: !isPending && !rows.error && total === 0,
    menu,
    select,
    openMenu,
    closeMenu: () => setMenu(null),
    scrolling,
  };
}
