import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export const userQueries = {
  all: () => ['users'] as const,
  list: () =>
    queryOptions({
      queryKey: [...userQueries.all(), 'list'],
      queryFn: ({ signal }) => wire.get('people', {}, { signal }),
      staleTime: SELDOM,
    }),
  groups: () =>
    queryOptions({
      queryKey: [...userQueries.all(), 'groups'],
      queryFn: ({ signal }) => wire.get('group', {}, { signal }),
      staleTime: SELDOM,
    }),
};
