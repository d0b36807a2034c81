import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Gets } from '../shared/wire/types';
import { OFTEN } from './freshness';

type Query = Gets['crm/case/filter']['query'];
/** What a list of cases is narrowed and sorted by, as the wire takes it. Ids that have to be sent are 0 for "any". */
export type CaseFilter = Omit<Query, 'count' | 'startIndex' | 'contactid'> &
  Partial<Pick<Query, 'contactid'>>;

export const caseQueries = {
  all: () => ['cases'] as const,
  lists: () => [...caseQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: CaseFilter) => ({
    key: [...caseQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list('crm/case/filter', { query: { contactid: 0, ...filter, startIndex, count } }, { signal }),
  }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...caseQueries.all(), 'detail', id],
      queryFn: ({ signal }) => wire.get('crm/case/{caseid}', { path: { caseid: id } }, { signal }),
      staleTime: OFTEN,
    }),
};
