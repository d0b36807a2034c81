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
