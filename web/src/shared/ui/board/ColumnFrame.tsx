import { useDroppable } from '@dnd-kit/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { ErrorPanel } from '../ErrorPanel';
import classes from './board.module.css';
import type { Place } from './places';
import type { ColumnCards } from './useColumnCards';

const BONES = [0, 1, 2];

interface Props<R extends { readonly id: number }> {
  place: Place;
  cards: ColumnCards<R>;
  /** A ColumnHead. */
  head: ReactNode;
  /** What the list of cards is called. */
  label: string;
  /** What stands where there is none; `isOver`: while one is held over it. */
  empty: (isOver: boolean) => string;
  /** A CardFrame. */
  children: (record: R, index: number) => ReactNode;
}

/** A column of a board: its head stays, its cards scroll, and cards are put into it. */
export function ColumnFrame<R extends { readonly id: number }>(props: Props<R>) {
  const { place, cards, children } = props;
  const { rows } = cards;
  const track = useRef<HTMLUListElement>(null);
  // The card that the keys lead to: it has the focus once it is there, for it may have to be read first.
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const title = track.current?.querySelector<HTMLElement>(`[data-card="${wanted.current}"]`);
    if (!title) return;
    wanted.current = null;
    title.focus();
  });
  const walk = (event: KeyboardEvent) => {
    const at = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
    const to = at === undefined || event.defaultPrevented ? null : stepOf(event.key, Number(at), rows.total);
    if (to === null) return;
    event.preventDefault();
    const there = track.current?.querySelector<HTMLElement>(`[data-card="${to}"]`);
    if (!there) wanted.current = to;
    cards.scrollTo(to);
    there?.focus({ preventScroll: true });
  };
  const drop = useDroppable({ id: place.id, disabled: !place.isTarget, data: { title: place.title } });
  return (
    <section
      ref={drop.setNodeRef}
      className={classes.column}
      aria-label={place.title}
      data-over={drop.isOver || undefined}
      data-column={place.id}
    >
      {props.head}
      <div ref={cards.scroller} className={classes.cards} data-stale={rows.isStale || undefined}>
        {rows.isPending && BONES.map((bone) => <Bone key={bone} />)}
        {rows.error != null && rows.total === 0 && <ErrorPanel error={rows.error} onRetry={rows.retry} />}
        {!rows.isPending && rows.total === 0 && !rows.error && (
          <p className={classes.empty}>{props.empty(drop.isOver)}</p>
        )}
        {rows.total > 0 && (
          <ul
            ref={track}
            className={classes.track}
            style={{ height: cards.height }}
            aria-label={props.label}
            onKeyDown={walk}
          >
            {cards.items.map((item) => {
              const record = rows.at(item.index);
              return (
                <li
                  key={item.key}
                  ref={cards.measure}
                  data-index={item.index}
                  className={classes.slot}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {record ? children(record, item.index) : <Bone />}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

function Bone() {
  return <div className={classes.bone} aria-hidden />;
}

/** Up and down, Home and End lead from card to card within a column. */
function stepOf(key: string, at: number, total: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, total - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? total - 1 : null;
}
