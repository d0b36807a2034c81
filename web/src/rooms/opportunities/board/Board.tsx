import { IconArrowRight, IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { BoardCard } from '../../../data/opportunityBoard';
import { StageDot } from '../../../pickers/stageChoices';
import { useText } from '../../../shared/i18n/text';
import { BoardFrame } from '../../../shared/ui/board/BoardFrame';
import type { MoveCard } from '../../../shared/ui/board/places';
import { LiftedDeal } from './BoardCard';
import { BoardColumn } from './BoardColumn';
import { CARD_HEIGHT, type Column, type DealPlace, type Target } from './model';
import { Rail } from './Rail';

const COLUMN_WIDTH = 264;

interface Props {
  label: string;
  columns: readonly Column[];
  /** Places beside the columns: won, lost. */
  targets?: readonly Target[];
  today: string;
  hasAges: boolean;
  isStaleOnly?: boolean;
  onMove: MoveCard<BoardCard>;
  onOpen: (id: number) => void;
}

/** Opportunities in columns, and where they end beside them. */
export function Board({ columns, targets = [], today, onMove, onOpen, ...props }: Props) {
  const t = useText('opportunities');
  const places = useMemo(() => [...columns, ...targets], [columns, targets]);
  const moves = (card: BoardCard, from: string) =>
    places
      .filter((place) => place.id !== from && place.isTarget)
      .map((place) => ({
        label: t('moveToStage', { stage: place.title }),
        icon: markOf(place) ?? <IconArrowRight size={15} aria-hidden />,
        onClick: () => onMove(card, from, place.id),
      }));
  return (
    <BoardFrame
      label={props.label}
      places={places}
      tabs={columns.map((column) => ({ ...column, mark: markOf(column) }))}
      cardHeight={CARD_HEIGHT}
      columnWidth={COLUMN_WIDTH}
      onMove={onMove}
      menuLabel={() => t('moveTo')}
      menu={(card, from) => [
        {
          label: t('openCard'),
          icon: <IconExternalLink size={15} aria-hidden />,
          onClick: () => onOpen(card.id),
        },
        'divider',
        ...moves(card, from),
      ]}
      lifted={(card) => <LiftedDeal card={card} today={today} age={null} isDim={false} />}
      aside={(dragged) => targets.length > 0 && <Rail targets={targets} isDragging={dragged !== null} />}
    >
      {(onMenu) =>
        columns.map((column) => (
          <BoardColumn
            key={column.id}
            column={column}
            today={today}
            hasAges={props.hasAges}
            isStaleOnly={props.isStaleOnly ?? false}
            onMenu={onMenu}
          />
        ))
      }
    </BoardFrame>
  );
}

function markOf({ color }: DealPlace): ReactNode {
  return color ? <StageDot color={color} /> : undefined;
}
