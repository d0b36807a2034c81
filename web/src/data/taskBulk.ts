import { wire } from '../shared/wire/client';
import { type BulkKind, toggled } from './bulk';
import { type TaskFilter, taskQueries } from './tasks';

export interface TaskBulkAction {
  readonly kind: 'close' | 'reopen';
}

export const TASK_BULK: BulkKind<TaskFilter, TaskBulkAction> = {
  page: (filter) => taskQueries.source(filter).page,
  about: (filter, { kind }) => ({ ...filter, isClosed: kind === 'reopen' }),
  act: ({ kind }, ids) => (kind === 'close' ? toggled(ids, close, reopen) : toggled(ids, reopen, close)),
};

const close = (ids: number[]) => wire.put('crm/task/close', { body: { ids } });
const reopen = (ids: number[]) => wire.put('crm/task/reopen', { body: { ids } });
