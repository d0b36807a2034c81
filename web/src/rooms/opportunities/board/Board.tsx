import { DndContext, DragOverlay } from '@dnd-kit/core';
import { IconArrowRight, IconExternalLink } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { BoardCard } from '../../../data/opportunityBoard';
import { StageDot } from '../../../pickers/stageChoices';
import { useText } from '../../../shared/i18n/text';
import type { MenuEntry, Point } from '../../../shared/ui/table/menu';
import { PointMenu } from '../../../shared/ui/table/PointMenu';
import { LiftedCard } from './BoardCard';
import { BoardColumn } from './BoardColumn';
import classes from './board.module.css';
import { ColumnTabs } from './ColumnTabs';
import type { Column, MoveCard, Place, Target } from './model';
import { Rail } from './Rail';
import { useBoardDrag } from './useBoardDrag';

interface Props {
  label: string;
  columns: readonly Column[];
  /** Places beside the columns: won, lost. */
  targets?: readonly Target[];
  today: string;
  hasAges: boolean;
  isStaleOnly?: boolean;
  onMove: MoveCard;
  onOpen: (id: number) => void;
}

interface Opened {
  readonly card: BoardCard;
  readonly column: string;
  readonly at: Point;
}

/** Cards in columns: dragged by mouse, finger or keyboard, or moved by their menu. On a phone one column at a time. */
export function Board(props: Props) {
  const { columns, targets = [], today, onMove } = props;
  const t = useText('opportunities');
  const scroller = useRef<HTMLDivElement>(null);
  const places = useMemo(() => [...columns, ...targets], [columns, targets]);
  const drag = useBoardDrag(places, onMove);
  const [menu, setMenu] = useState<Opened | null>(null);
  return (
    <>
      <ColumnTabs columns={columns} scroller={scroller} />
      <DndContext
        {...drag.handlers}
        accessibility={drag.accessibility}
        autoScroll={{
          threshold: { x: 0.12, y: 0.12 },
          // The columns and what is in them; never the page, from under the places at its edge.
          canScroll: (element) => scroller.current?.contains(element) ?? false,
        }}
      >
        <div className={classes.board}>
          <section
            ref={scroller}
            className={classes.columns}
            aria-label={props.label}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            onKeyDown={(event) => drag.dragged === null && cross(event)}
          >
            {columns.map((column) => (
              <BoardColumn
                key={column.id}
                column={column}
                today={today}
                hasAges={props.hasAges}
                isStaleOnly={props.isStaleOnly ?? false}
                onMenu={(card, from, at) => setMenu({ card, column: from, at })}
              />
            ))}
          </section>
          {targets.length > 0 && <Rail targets={targets} isDragging={drag.dragged !== null} />}
        </div>
        <DragOverlay dropAnimation={null}>
          {drag.dragged && <LiftedCard card={drag.dragged.card} today={today} age={null} isDim={false} />}
        </DragOverlay>
      </DndContext>
      <PointMenu
        at={menu?.at ?? null}
        label={menu ? t('moveTo') : ''}
        entries={menu ? entriesOf(menu, places, props, t) : []}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

function entriesOf(
  { card, column }: Opened,
  places: readonly (Place & { isTarget?: boolean })[],
  { onMove, onOpen }: Props,
  t: ReturnType<typeof useText<'opportunities'>>,
): readonly MenuEntry[] {
  const icon = ({ color }: Place): ReactNode =>
    color ? <StageDot color={color} /> : <IconArrowRight size={15} aria-hidden />;
  return [
    {
      label: t('openCard'),
      icon: <IconExternalLink size={15} aria-hidden />,
      onClick: () => onOpen(card.id),
    },
    'divider',
    ...places
      .filter((place) => place.id !== column && place.isTarget !== false)
      .map((place) => ({
        label: t('moveToStage', { stage: place.title }),
        icon: icon(place),
        onClick: () => onMove(card, column, place.id),
      })),
  ];
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
