import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { MOST_TASKS, type TaskFilter, taskQueries } from '../../../data/tasks';
import { writeDay } from '../../../shared/wire/dates';
import type { Task } from '../../../shared/wire/types';
import { byDay } from '../model/dueColumns';
import { endOf } from '../taskSearch';

/** How many tasks of a day are read at once where there are too many to read them all. */
const PORTION = 25;

/** The tasks of a day: those that have been read, the earliest first, and how many there are. */
export interface DayTasks {
  readonly tasks: readonly Task[];
  readonly total: number;
  /** Reads some more. */
  readonly readOn: () => void;
}

/**
 * The tasks of some days that follow one another. One answer holds them all, as a rule; where there are more of them than
 * that, each day is asked for by itself, a portion at a time.
 */
export function useDayTasks(common: TaskFilter, days: readonly string[]) {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const whole = useQuery(taskQueries.first(spanOf(common, first, last)));
  const isMany = !whole.isPlaceholderData && (whole.data?.total ?? 0) > MOST_TASKS;
  const [portions, setPortions] = useState<Readonly<Record<string, number>>>({});
  const asked = isMany ? days.flatMap((day) => portionsOf(day, portions[day] ?? 1)) : [];
  const answers = useQueries({
    queries: asked.map(({ day, portion }) => portionOptions(spanOf(common, day, day), portion)),
  });
  const known = useMemo(() => byDay(whole.data?.items ?? []), [whole.data]);
  const of = (day: string): DayTasks => {
    const told = answers.filter((_, index) => asked[index]?.day === day).flatMap(({ data }) => data ?? []);
    const tasks = told[0] ? told.flatMap(({ items }) => items) : (known.get(day) ?? []);
    return {
      tasks,
      total: told[0]?.total ?? tasks.length,
      readOn: () => setPortions((before) => ({ ...before, [day]: (before[day] ?? 1) + 1 })),
    };
  };
  return {
    of,
    isPending: !whole.data,
    isStale: whole.isPlaceholderData || answers.some(({ isPending }) => isPending),
    error: whole.error ?? answers.find(({ error }) => error)?.error ?? null,
    retry: () => void whole.refetch(),
  };
}

function portionsOf(day: string, count: number) {
  return Array.from({ length: count }, (_, portion) => ({ day, portion }));
}

function spanOf(common: TaskFilter, from: string, to: string): TaskFilter {
  return { ...common, fromDate: writeDay(from), toDate: endOf(to), sortBy: 'deadLine' };
}

function portionOptions(filter: TaskFilter, portion: number) {
  const { key, page } = taskQueries.column(filter);
  return {
    queryKey: [...key, 'portion', portion],
    queryFn: ({ signal }: { signal: AbortSignal }) => page(portion * PORTION, PORTION, signal),
    staleTime: 60_000,
  };
}
