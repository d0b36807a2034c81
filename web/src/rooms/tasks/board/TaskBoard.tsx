import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { taskQueries } from '../../../data/tasks';
import { useLocale, useText } from '../../../shared/i18n/text';
import { BoardFrame } from '../../../shared/ui/board/BoardFrame';
import { FilterBar } from '../../../shared/ui/filters/FilterBar';
import { pageOptions } from '../../../shared/ui/table/pages';
import type { Task } from '../../../shared/wire/types';
import { dueColumns } from '../model/dueColumns';
import { firstDayOf } from '../model/weeks';
import {
  filterValues,
  readTaskSearch,
  type TaskSearch,
  toCommonFilter,
  withFilter,
  withoutFilters,
} from '../taskSearch';
import classes from '../tasks.module.css';
import { useClock } from '../useClock';
import { useMoveTask } from '../useMoveTask';
import { useCommonFilters } from '../useTaskFilters';
import { BoardColumn } from './BoardColumn';
import { CARD_HEIGHT, type TaskColumn, taskColumn } from './columns';
import { LiftedTask } from './TaskCard';
import { useCardMenu } from './useCardMenu';

const COLUMN_WIDTH = 196;

interface Props {
  search: TaskSearch;
  onSearch: (search: TaskSearch) => void;
  onOpen: (id: number) => void;
}

/** Open tasks by when they are due. Dragging one to another column changes its day; nothing goes into the past. */
export function TaskBoard({ search, onSearch, onOpen }: Props) {
  const filters = useCommonFilters(search);
  return (
    <div className={classes.list}>
      <FilterBar
        filters={filters}
        values={filterValues(search)}
        onChange={(id, value) => onSearch(withFilter(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => onSearch(readTaskSearch({ ...search, q: text || undefined }))}
        onClear={() => onSearch(withoutFilters(search))}
      />
      <Columns search={search} onOpen={onOpen} />
    </div>
  );
}

function Columns({ search, onOpen }: Pick<Props, 'search' | 'onOpen'>) {
  const t = useText('tasks');
  const clock = useClock();
  const columns = useColumns(search, clock.today);
  const counts = useCounts(columns);
  const move = useMoveTask();
  const menu = useCardMenu(columns, move, onOpen);
  return (
    <BoardFrame<Task>
      label={t('boardLabel')}
      places={columns}
      tabs={columns.map(({ id, title }, index) => ({ id, title, count: counts[index] }))}
      cardHeight={CARD_HEIGHT}
      columnWidth={COLUMN_WIDTH}
      onMove={(task, _from, to) => {
        const day = columns.find(({ id }) => id === to)?.drop;
        if (day) move(task, day);
      }}
      menuLabel={(task) => task.title}
      menu={(task) => menu(task)}
      lifted={(task) => <LiftedTask task={task} clock={clock} />}
    >
      {(onMenu) =>
        columns.map((column) => (
          <BoardColumn key={column.id} column={column} clock={clock} onOpen={onOpen} onMenu={onMenu} />
        ))
      }
    </BoardFrame>
  );
}

function useColumns(search: TaskSearch, today: string): readonly TaskColumn[] {
  const t = useText('tasks');
  const { tag } = useLocale();
  return useMemo(
    () =>
      dueColumns(today, firstDayOf(tag)).map((one) =>
        taskColumn(one, t(`column_${one.id}`), toCommonFilter(search)),
      ),
    [today, tag, search, t],
  );
}

/** How many there are in each column: its first page, which the column reads as well, tells. */
function useCounts(columns: readonly TaskColumn[]): readonly (number | undefined)[] {
  const heads = useQueries({
    queries: columns.map(({ filter }) => pageOptions(taskQueries.column(filter), 0)),
  });
  return heads.map(({ data }) => data?.total);
}
