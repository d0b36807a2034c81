import { DndContext, DragOverlay } from '@dnd-kit/core';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { MenuEntry, Point } from '../table/menu';
import { PointMenu } from '../table/PointMenu';
import classes from './board.module.css';
import { ColumnTabs, type Tab } from './ColumnTabs';
import type { Dragged, MoveCard, Place } from './places';
import { useCardDrag } from './useCardDrag';

/** Opens the menu of a card. */
export type OpenMenu<R> = (record: R, from: string, at: Point) => void;

interface Props<R> {
  label: string;
  places: readonly Place[];
  /** The columns, as a phone shows them: one at a time. */
  tabs: readonly Tab[];
  /** Height of a card in pixels. */
  cardHeight: number;
  /** Least width of a column in pixels. */
  columnWidth: number;
  onMove: MoveCard<R>;
  menu: (record: R, from: string) => readonly MenuEntry[];
  menuLabel: (record: R) => string;
  /** What follows the pointer: a LiftedCard. */
  lifted: (record: R) => ReactNode;
  /** Places beside the columns. */
  aside?: (dragged: Dragged<R> | null) => ReactNode;
  /** The columns: each a ColumnFrame. */
  children: (onMenu: OpenMenu<R>) => ReactNode;
}

/** Cards in columns: dragged by mouse, finger or keyboard, or moved by their menu. On a phone one column at a time. */
export function BoardFrame<R>(props: Props<R>) {
  const scroller = useRef<HTMLDivElement>(null);
  const drag = useCardDrag(props.places, props.onMove);
  const [menu, setMenu] = useState<{ record: R; from: string; at: Point } | null>(null);
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    '--card-height': `${props.cardHeight}px`,
    '--column-width': `${props.columnWidth}px`,
  };
  return (
    <>
      <ColumnTabs tabs={props.tabs} scroller={scroller} />
      <DndContext
        {...drag.context}
        autoScroll={{
          threshold: { x: 0.12, y: 0.12 },
          // The columns and what is in them; never the page, from under the places at its edge.
          canScroll: (element) => scroller.current?.contains(element) ?? false,
        }}
      >
        <div className={classes.board} style={sizes}>
          <section
            ref={scroller}
            className={classes.columns}
            aria-label={props.label}
            // Columns that snap into their places would pull against a card that is dragged beyond them.
            data-dragging={drag.dragged !== null || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            onKeyDown={(event) => drag.dragged === null && cross(event)}
          >
            {props.children((record, from, at) => setMenu({ record, from, at }))}
          </section>
          {props.aside?.(drag.dragged)}
        </div>
        <DragOverlay dropAnimation={null} style={sizes}>
          {drag.dragged && props.lifted(drag.dragged.record)}
        </DragOverlay>
      </DndContext>
      <PointMenu
        at={menu?.at ?? null}
        label={menu ? props.menuLabel(menu.record) : ''}
        entries={menu ? props.menu(menu.record, menu.from) : []}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

/** Left and right lead to the card beside, at the same height as far as there is one. */
function cross(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const card = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[data-card]');
  if (!step || !card) return;
  const columns = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-column]')];
  const from = columns.findIndex((column) => column.contains(card));
  const beyond = step > 0 ? columns.slice(from + 1) : columns.slice(0, from).reverse();
  const next = beyond.find((column) => column.querySelector('[data-card]'));
  const cards = [...(next?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
  const height = card.getBoundingClientRect().top;
  const distance = (one: HTMLElement) => Math.abs(one.getBoundingClientRect().top - height);
  const nearest = cards.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!nearest) return;
  event.preventDefault();
  nearest.focus();
  nearest.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
