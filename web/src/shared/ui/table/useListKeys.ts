import type { RefObject } from 'react';
import { useShortcut } from '../../keys/KeysProvider';
import type { Point } from './menu';
import { move, type Step } from './navigation';
import type { Rows } from './pages';
import { countSelected, NOTHING, type Selection } from './selection';

interface List<R> {
  current: number;
  total: number;
  rows: Rows<R>;
  goTo: (index: number) => void;
  select: (index: number, isRange: boolean) => void;
  onOpen: (record: R) => void;
  openMenu: (index: number, at: Point) => void;
  selection: Selection;
  onSelect: ((selection: Selection) => void) | undefined;
  scroller: RefObject<HTMLElement | null>;
}

/** The keys of a list. */
export function useListKeys<R>(list: List<R>): void {
  const { current, total, rows, onSelect } = list;
  const go = (step: Step) => () => {
    const next = move(current, step, total);
    if (next >= 0) list.goTo(next);
  };
  const record = current >= 0 && current < total ? rows.at(current) : undefined;
  const openMenu = () => {
    const row = list.scroller.current?.querySelector('[data-current]')?.getBoundingClientRect();
    if (row) list.openMenu(current, { x: row.left + 56, y: row.bottom });
  };
  useShortcut('list.down', go('down'));
  useShortcut('list.up', go('up'));
  useShortcut('list.downArrow', go('down'));
  useShortcut('list.upArrow', go('up'));
  useShortcut('list.first', go('first'));
  useShortcut('list.last', go('last'));
  useShortcut('list.open', record ? () => list.onOpen(record) : null);
  useShortcut('list.menu', record ? openMenu : null);
  useShortcut('list.select', record && onSelect ? () => list.select(current, false) : null);
  useShortcut(
    'list.clear',
    onSelect && countSelected(list.selection, total) > 0 ? () => onSelect(NOTHING) : null,
  );
}
