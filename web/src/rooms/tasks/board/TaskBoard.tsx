import { DndContext, DragOverlay } from '@dnd-kit/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { MOST_TASKS, taskQueries } from '../../../data/tasks';
import { useLocale, useText } from '../../../shared/i18n/text';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { FilterBar } from '../../../shared/ui/filters/FilterBar';
import type { Point } from '../../../shared/ui/table/menu';
import { PointMenu } from '../../../shared/ui/table/PointMenu';
import type { Task } from '../../../shared/wire/types';
import { useTaskDrag } from '../drag/useTaskDrag';
import { byColumn, dueColumns } from '../model/dueColumns';
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
import board from './board.module.css';
import { LiftedCard } from './TaskCard';
import { useCardMenu } from './useCardMenu';

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

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

interface Opened {
  readonly task: Task;
  readonly at: Point;
}

function Columns({ search, onOpen }: Pick<Props, 'search' | 'onOpen'>) {
  const t = useText('tasks');
  const clock = useClock();
  const { tag } = useLocale();
  const { data, error, refetch } = useQuery(
    taskQueries.first({ ...toCommonFilter(search), isClosed: false, sortBy: 'deadLine' }),
  );
  const columns = useMemo(
    () => dueColumns(clock.today, firstDayOf(tag)).map((one) => ({ ...one, title: t(`column_${one.id}`) })),
    [clock.today, tag, t],
  );
  const groups = useMemo(() => byColumn(data?.items ?? [], columns), [data, columns]);
  const move = useMoveTask();
  const drag = useTaskDrag(columns, STEPS, move);
  const [menu, setMenu] = useState<Opened | null>(null);
  const entries = useCardMenu(columns, move, onOpen);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data && data.total > MOST_TASKS && (
        <Note>{t('boardLimit', { count: MOST_TASKS, total: data.total })}</Note>
      )}
      <DndContext {...drag.context}>
        <section
          className={board.columns}
          aria-label={t('boardLabel')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
        >
          {columns.map((column) => (
            <BoardColumn
              key={column.id}
              column={column}
              tasks={data ? (groups.get(column.id) ?? []) : null}
              clock={clock}
              onOpen={onOpen}
              onMenu={(task, at) => setMenu({ task, at })}
            />
          ))}
        </section>
        <DragOverlay dropAnimation={null}>
          {drag.dragged && <LiftedCard task={drag.dragged} clock={clock} />}
        </DragOverlay>
      </DndContext>
      <PointMenu
        at={menu?.at ?? null}
        label={menu?.task.title ?? ''}
        entries={menu ? entries(menu.task) : []}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

function Note({ children }: { children: ReactNode }) {
  return (
    <p className={board.note} role="status">
      {children}
    </p>
  );
}
