import type { Task } from '../../../shared/wire/types';

/** Where tasks can be put. */
export interface Place {
  readonly id: string;
  readonly title: string;
  /** The day that a task gets here; null: nothing can be put here. */
  readonly drop: string | null;
}

interface Dragged {
  readonly task: Task;
  /** The place that it comes from. */
  readonly from: string;
}

/** Whether something is the data of a task that is being dragged. */
export function isDragged(data: unknown): data is Dragged {
  return typeof data === 'object' && data !== null && 'task' in data && 'from' in data;
}
