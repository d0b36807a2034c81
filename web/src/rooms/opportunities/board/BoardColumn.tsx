import type { BoardCard } from '../../../data/opportunityBoard';
import { StageDot } from '../../../pickers/stageChoices';
import { useText } from '../../../shared/i18n/text';
import type { OpenMenu } from '../../../shared/ui/board/BoardFrame';
import { ColumnFrame } from '../../../shared/ui/board/ColumnFrame';
import { ColumnHead } from '../../../shared/ui/board/ColumnHead';
import { useColumnCards } from '../../../shared/ui/board/useColumnCards';
import { PAGE } from '../../../shared/ui/table/pages';
import { ageOf, daysAtStage, usualDays } from './ageing';
import { DraggableCard } from './BoardCard';
import classes from './board.module.css';
import { CARD_HEIGHT, type Column } from './model';
import { Sums } from './Sums';

export interface ColumnProps {
  column: Column;
  today: string;
  /** Whether cards tell how long they have been at their stage. */
  hasAges: boolean;
  /** Whether those stand out that have been there for too long. */
  isStaleOnly: boolean;
  onMenu: OpenMenu<BoardCard>;
}

/** A column of a board, with what it is worth. */
export function BoardColumn({ column, today, hasAges, isStaleOnly, onMenu }: ColumnProps) {
  const t = useText('opportunities');
  const cards = useColumnCards(column.source, CARD_HEIGHT);
  const { rows } = cards;
  const first = Array.from({ length: Math.min(rows.total, PAGE) }, (_, index) => rows.at(index));
  const usual = usualDays(
    first.filter((card) => card !== undefined),
    today,
  );
  return (
    <ColumnFrame
      place={column}
      cards={cards}
      head={
        <ColumnHead
          title={column.title}
          count={column.count ?? (rows.isPending ? undefined : rows.total)}
          tone={column.tone}
          mark={column.color && <StageDot color={column.color} />}
        >
          {column.sums ? <Sums sums={column.sums} /> : <span className={classes.boneLine} aria-hidden />}
        </ColumnHead>
      }
      label={t('cards', { count: rows.total })}
      empty={(isOver) => t(isOver ? 'dropHere' : 'columnEmpty')}
    >
      {(card, index) => {
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
      }}
    </ColumnFrame>
  );
}
