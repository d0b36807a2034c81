import { useDroppable } from '@dnd-kit/core';
import { Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { BoardCard } from '../../../data/opportunityBoard';
import { StageDot } from '../../../pickers/stageChoices';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import type { Point } from '../../../shared/ui/table/menu';
import { PAGE, type Rows, useRows } from '../../../shared/ui/table/pages';
import { ageOf, daysAtStage, usualDays } from './ageing';
import { DraggableCard } from './BoardCard';
import classes from './board.module.css';
import type { Column } from './model';
import { Sums } from './Sums';

/** Height of a card with the gap below it. */
const CARD = 96;
const OVERSCAN = 6;
const BONES = [0, 1, 2];

export interface ColumnProps {
  column: Column;
  today: string;
  /** Whether cards tell how long they have been at their stage. */
  hasAges: boolean;
  /** Whether those stand out that have been there for too long. */
  isStaleOnly: boolean;
  onMenu: (card: BoardCard, column: string, at: Point) => void;
}

/** A column of a board: any number of cards, of which those in view are there. */
export function BoardColumn(props: ColumnProps) {
  const { column } = props;
  const t = useText('opportunities');
  const drop = useDroppable({ id: column.id, disabled: !column.isTarget, data: { title: column.title } });
  const { rows, scroller, virtual, items } = useCards(column);
  const loaded = Array.from({ length: Math.min(rows.total, PAGE) }, (_, index) => rows.at(index));
  const usual = usualDays(
    loaded.filter((card) => card !== undefined),
    props.today,
  );
  return (
    <section
      ref={drop.setNodeRef}
      className={classes.column}
      aria-label={column.title}
      data-over={drop.isOver || undefined}
      data-column={column.id}
    >
      <ColumnHead column={column} total={rows.total} isPending={rows.isPending} />
      <div ref={scroller} className={classes.cards} data-stale={rows.isStale || undefined}>
        {rows.isPending && BONES.map((bone) => <div key={bone} className={classes.bone} aria-hidden />)}
        {rows.error != null && rows.total === 0 && <ErrorPanel error={rows.error} onRetry={rows.retry} />}
        {!rows.isPending && rows.total === 0 && !rows.error && (
          <p className={classes.empty}>{t(drop.isOver ? 'dropHere' : 'columnEmpty')}</p>
        )}
        {rows.total > 0 && (
          <ul
            className={classes.track}
            style={{ height: virtual.getTotalSize() }}
            aria-label={t('cards', { count: rows.total })}
            onKeyDown={(event) => walk(event, rows.total, virtual.scrollToIndex)}
          >
            {items.map((item) => (
              <li
                key={item.key}
                className={classes.slot}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Slot {...props} card={rows.at(item.index)} index={item.index} usual={usual} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function useCards(column: Column) {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows: Rows<BoardCard> = useRows(column.source, range.first, range.last);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    overscan: OVERSCAN,
    getItemKey: (index) => rows.at(index)?.id ?? `place ${index}`,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  if (first !== range.first || last !== range.last) setRange({ first, last });
  const key = JSON.stringify(column.source.key);
  const seen = useRef(key);
  useEffect(() => {
    // Another filter is another list: it begins at its beginning.
    if (seen.current !== key) scroller.current?.scrollTo({ top: 0 });
    seen.current = key;
  }, [key]);
  return { rows, scroller, virtual, items };
}

type SlotProps = ColumnProps & { card: BoardCard | undefined; index: number; usual: number };

function Slot({ card, index, usual, column, today, hasAges, isStaleOnly, onMenu }: SlotProps) {
  if (!card) return <div className={classes.bone} aria-hidden />;
  const days = daysAtStage(card, today);
  const means = ageOf(days, usual);
  return (
    <DraggableCard
      card={card}
      today={today}
      age={hasAges ? { days, usual, means } : null}
      isDim={isStaleOnly && means === 'fresh'}
      column={column.id}
      columnTitle={column.title}
      index={index}
      onMenu={onMenu}
    />
  );
}

function ColumnHead({ column, total, isPending }: { column: Column; total: number; isPending: boolean }) {
  const formats = useFormats();
  const count = column.count ?? (isPending ? undefined : total);
  return (
    <header className={classes.head} data-tone={column.tone}>
      <div className={classes.headLine}>
        {column.color && <StageDot color={column.color} />}
        <Tooltip label={column.title}>
          <h2 className={classes.headTitle}>{column.title}</h2>
        </Tooltip>
        {count !== undefined && <span className={classes.count}>{formats.number(count)}</span>}
      </div>
      {column.sums ? <Sums sums={column.sums} /> : <span className={classes.boneLine} aria-hidden />}
    </header>
  );
}

/** Up and down, Home and End lead from card to card within a column. */
function walk(event: KeyboardEvent, total: number, scrollTo: (index: number) => void): void {
  const at = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
  if (at === undefined || event.defaultPrevented) return;
  const to = stepOf(event.key, Number(at), total);
  if (to === null) return;
  event.preventDefault();
  scrollTo(to);
  const track = event.currentTarget;
  requestAnimationFrame(() => track.querySelector<HTMLElement>(`[data-card="${to}"]`)?.focus());
}

function stepOf(key: string, at: number, total: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, total - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? total - 1 : null;
}
