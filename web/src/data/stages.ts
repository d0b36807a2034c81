import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export const stageQueries = {
  all: () => ['stages'] as const,
  list: () =>
    queryOptions({
      queryKey: [...stageQueries.all(), 'list'],
      queryFn: ({ signal }) => wire.get('crm/opportunity/stage', {}, { signal }),
      staleTime: SELDOM,
    }),
};

/**
 * Tells the server that an opportunity is at another stage; its probability and actual close date follow. `seen` is the
 * stage that it was at: where a colleague moved it since, that is told, not overwritten.
 */
export function moveToStage(opportunityid: number, stageid: number, seen?: number) {
  const path = { opportunityid, id: stageid };
  const body = { stageid, ...(seen ? { expected: { stageid: seen } } : {}) };
  return wire.put('crm/opportunity/{opportunityid}/stage/{id}', { path, body });
}
