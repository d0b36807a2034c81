import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export const settingsQueries = {
  all: () => ['settings'] as const,
  /** Zone and language of the portal. */
  portal: () =>
    queryOptions({
      queryKey: [...settingsQueries.all(), 'portal'],
      queryFn: ({ signal }) => wire.get('settings', {}, { signal }),
      staleTime: SELDOM,
    }),
};
