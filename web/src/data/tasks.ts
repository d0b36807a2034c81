import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Gets } from '../shared/wire/types';
import { OFTEN } from './freshness';

type Query = Gets['crm/task/filter']['query'];
/** What a list of tasks is narrowed and sorted by, as the wire takes it. Ids that have to be sent are 0 for "any". */
export type TaskFilter = Omit<Query, 'count' | 'startIndex' | 'categoryid' | 'entityid'> &
  Partial<Pick<Query, 'categoryid' | 'entityid'>>;

export const taskQueries = {
  all: () => ['tasks'] as const,
  lists: () => [...taskQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: TaskFilter) => ({
    key: [...taskQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list(
        'crm/task/filter',
        { query: { categoryid: 0, entityid: 0, ...filter, startIndex, count } },
        { signal },
      ),
  }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...taskQueries.all(), 'detail', id],
      queryFn: ({ signal }) => wire.get('crm/task/{taskid}', { path: { taskid: id } }, { signal }),
      staleTime: OFTEN,
    }),
};
