import { DndContext, DragOverlay } from '@dnd-kit/core';
import { useEffect, useMemo, useRef } from 'react';
import { useLocale } from '../../../shared/i18n/text';
import { useCardDrag } from '../../../shared/ui/board/useCardDrag';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { FilterBar } from '../../../shared/ui/filters/FilterBar';
import type { Task } from '../../../shared/wire/types';
import { firstDayOf, shownDays } from '../model/weeks';
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
import { CalendarBar } from './CalendarBar';
import { CalendarDay } from './CalendarDay';
import { LiftedChip } from './CalendarTask';
import calendar from './calendar.module.css';
import { useCalendarWords } from './useCalendarWords';
import { useDayTasks } from './useDayTasks';

/** Where a phone begins: there days stand one below the other. */
const PHONE = '(max-width: 640px)';
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

interface Props {
  search: TaskSearch;
  onSearch: (search: TaskSearch) => void;
  onOpen: (id: number) => void;
}

/** Tasks by their days, a month or a week at a time, on the portal's clock. Dragging one gives it another day. */
export function TaskCalendar({ search, onSearch, onOpen }: Props) {
  const filters = useCommonFilters(search);
  const { today } = useClock();
  const { mode = 'month', at = today } = search;
  return (
    <div className={classes.list}>
      <FilterBar
        filters={filters}
        values={filterValues(search)}
        onChange={(id, value) => onSearch(withFilter(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => onSearch(readTaskSearch({ ...search, q: text || undefined }))}
        onClear={() => onSearch(withoutFilters(search))}
      >
        <CalendarBar
          mode={mode}
          at={at}
          today={today}
          onChange={(shown) => onSearch(readTaskSearch({ ...search, ...shown }))}
        />
      </FilterBar>
      <Days search={search} mode={mode} at={at} onOpen={onOpen} />
    </div>
  );
}

interface DaysProps extends Pick<Props, 'search' | 'onOpen'> {
  mode: 'month' | 'week';
  at: string;
}

function Days({ search, mode, at, onOpen }: DaysProps) {
  const clock = useClock();
  const { tag } = useLocale();
  const words = useCalendarWords();
  const days = useMemo(() => shownDays(mode, at, firstDayOf(tag)), [mode, at, tag]);
  const common = useMemo(() => toCommonFilter(search), [search]);
  const tasks = useDayTasks(common, days);
  const places = useMemo(
    () => days.map((day) => ({ id: day, title: words.whole(day), isTarget: day >= clock.today })),
    [days, words, clock.today],
  );
  const move = useMoveTask();
  const drag = useCardDrag<Task>(places, (task, _from, day) => move(task, day), STEPS);
  const grid = useRef<HTMLDivElement>(null);
  const { isPending, error } = tasks;
  useEffect(() => {
    if (isPending || !matchMedia(PHONE).matches) return;
    grid.current?.querySelector('[data-today]')?.scrollIntoView({ block: 'start' });
  }, [isPending]);
  if (error && isPending) return <ErrorPanel error={error} onRetry={tasks.retry} />;
  return (
    <DndContext {...drag.context}>
      <div
        className={calendar.calendar}
        data-mode={mode}
        data-stale={isPending || tasks.isStale || undefined}
      >
        <div className={calendar.names} aria-hidden>
          {days.slice(0, 7).map((day) => (
            <span key={day}>{words.weekday(day)}</span>
          ))}
        </div>
        <div
          ref={grid}
          className={calendar.grid}
          style={{ gridTemplateRows: `repeat(${days.length / 7}, minmax(0, 1fr))` }}
        >
          {days.map((day) => (
            <CalendarDay
              key={day}
              day={day}
              mode={mode}
              isOutside={mode === 'month' && day.slice(0, 7) !== at.slice(0, 7)}
              tasks={tasks.of(day)}
              clock={clock}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.dragged && <LiftedChip task={drag.dragged.record} />}
      </DragOverlay>
    </DndContext>
  );
}
