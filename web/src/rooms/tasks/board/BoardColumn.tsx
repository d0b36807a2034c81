import { taskQueries } from '../../../data/tasks';
import { useText } from '../../../shared/i18n/text';
import type { OpenMenu } from '../../../shared/ui/board/BoardFrame';
import { ColumnFrame } from '../../../shared/ui/board/ColumnFrame';
import { ColumnHead } from '../../../shared/ui/board/ColumnHead';
import { useColumnCards } from '../../../shared/ui/board/useColumnCards';
import type { Task } from '../../../shared/wire/types';
import type { Clock } from '../model/deadline';
import { useTaskActions } from '../useTaskActions';
import { CARD_HEIGHT, type TaskColumn } from './columns';
import { TaskCard } from './TaskCard';

interface Props {
  column: TaskColumn;
  clock: Clock;
  onOpen: (id: number) => void;
  onMenu: OpenMenu<Task>;
}

/** A column of the board: what is due then, by time. */
export function BoardColumn({ column, clock, onOpen, onMenu }: Props) {
  const t = useText('tasks');
  const actions = useTaskActions();
  const cards = useColumnCards(taskQueries.column(column.filter), CARD_HEIGHT);
  const { total, isPending } = cards.rows;
  const nothing = t(column.isTarget ? 'nothingDue' : 'nothingLate');
  return (
    <ColumnFrame
      place={column}
      cards={cards}
      head={
        <ColumnHead
          title={column.title}
          count={isPending ? undefined : total}
          tone={column.id === 'overdue' && total > 0 ? 'bad' : undefined}
        />
      }
      label={t('cards', { count: total })}
      empty={(isOver) => (isOver ? t('dropHere') : nothing)}
    >
      {(task, index) => (
        <TaskCard
          task={task}
          column={column.id}
          index={index}
          clock={clock}
          onOpen={onOpen}
          onToggle={actions.toggle}
          onMenu={onMenu}
        />
      )}
    </ColumnFrame>
  );
}
