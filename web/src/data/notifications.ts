import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';

export const notificationQueries = {
  all: () => ['notifications'] as const,
  /** How many have not been read. The stream does not tell of them: they are asked for now and then. */
  count: () =>
    queryOptions({
      queryKey: [...notificationQueries.all(), 'count'],
      queryFn: ({ signal }) => wire.get('portal/notifications/count', {}, { signal }),
      staleTime: OFTEN,
      refetchInterval: OFTEN,
    }),
};
