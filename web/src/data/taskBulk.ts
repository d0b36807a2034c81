import { wire } from '../shared/wire/client';
import type { BulkKind } from './bulk';
import { type TaskFilter, taskQueries } from './tasks';

export interface TaskBulkAction {
  readonly kind: 'close' | 'reopen';
}

export const TASK_BULK: BulkKind<TaskFilter, TaskBulkAction> = {
  page: (filter) => taskQueries.source(filter).page,
  about: (filter, { kind }) => ({ ...filter, isClosed: kind === 'reopen' }),
  act: async ({ kind }, ids) => {
    const changed = await put(kind, ids);
    return {
      count: changed.length,
      undo: async () => void (await put(kind === 'close' ? 'reopen' : 'close', changed)),
    };
  },
};

/** Returns those that were not so before. */
async function put(kind: TaskBulkAction['kind'], ids: readonly number[]): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const body = { ids: [...ids] };
  return kind === 'close' ? wire.put('crm/task/close', { body }) : wire.put('crm/task/reopen', { body });
}
