import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';

const MOST = 20;

export const searchQueries = {
  all: () => ['search'] as const,
  /** What the words find among everything that the caller may see, best first. */
  found: (words: string) =>
    queryOptions({
      queryKey: [...searchQueries.all(), words],
      queryFn: ({ signal }) =>
        wire.get('crm/search', { query: { filterValue: words, count: MOST } }, { signal }),
      enabled: words !== '',
      placeholderData: keepPreviousData,
      staleTime: 10_000,
    }),
};
