import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export type TaggedKind = 'contact' | 'opportunity' | 'case';

export const tagQueries = {
  all: () => ['tags'] as const,
  list: (entityType: TaggedKind) =>
    queryOptions({
      queryKey: [...tagQueries.all(), 'list', entityType],
      queryFn: ({ signal }) => wire.get('crm/{entityType}/tag', { path: { entityType } }, { signal }),
      staleTime: SELDOM,
    }),
  /** The tags of one record. */
  of: (entityType: TaggedKind, entityid: number) =>
    queryOptions({
      queryKey: [...tagQueries.all(), 'of', entityType, entityid],
      queryFn: ({ signal }) =>
        wire.get('crm/{entityType}/tag/{entityid}', { path: { entityType, entityid } }, { signal }),
      staleTime: SELDOM,
    }),
};
