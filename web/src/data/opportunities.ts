import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Gets } from '../shared/wire/types';
import { OFTEN } from './freshness';

type Query = Gets['crm/opportunity/filter']['query'];
/** What a list of opportunities is narrowed and sorted by, as the wire takes it. Ids that have to be sent are 0 for "any". */
export type OpportunityFilter = Omit<Query, 'count' | 'startIndex' | 'opportunityStagesid' | 'contactid'> &
  Partial<Pick<Query, 'opportunityStagesid' | 'contactid'>>;

export const opportunityQueries = {
  all: () => ['opportunities'] as const,
  lists: () => [...opportunityQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: OpportunityFilter) => ({
    key: [...opportunityQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list(
        'crm/opportunity/filter',
        { query: { opportunityStagesid: 0, contactid: 0, ...filter, startIndex, count } },
        { signal },
      ),
  }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...opportunityQueries.all(), 'detail', id],
      queryFn: ({ signal }) =>
        wire.get('crm/opportunity/{opportunityid}', { path: { opportunityid: id } }, { signal }),
      staleTime: OFTEN,
    }),
};
