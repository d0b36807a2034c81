import type { TaskFilter } from '../../../data/tasks';
import type { Place } from '../../../shared/ui/board/places';
import { writeDay } from '../../../shared/wire/dates';
import type { DueColumn } from '../model/dueColumns';
import { endOf } from '../taskSearch';

/** The least that a card takes, in pixels: a long title and what it is about take more. */
export const CARD_HEIGHT = 66;

/** A column of the board: which days it holds, and what is read into it. */
export interface TaskColumn extends DueColumn, Place {
  readonly id: DueColumn['id'];
  readonly filter: TaskFilter;
}

/** Returns a column with what it reads: open tasks of its days that match, the earliest first. */
export function taskColumn(column: DueColumn, title: string, common: TaskFilter): TaskColumn {
  return {
    ...column,
    title,
    isTarget: column.drop !== null,
    filter: {
      ...common,
      isClosed: false,
      sortBy: 'deadLine',
      sortOrder: 'ascending',
      ...(column.from ? { fromDate: writeDay(column.from) } : {}),
      ...(column.to ? { toDate: endOf(column.to) } : {}),
    },
  };
}
