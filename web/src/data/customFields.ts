import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export type FieldOwner = 'contact' | 'person' | 'company' | 'opportunity' | 'case';

export const customFieldQueries = {
  all: () => ['customFields'] as const,
  definitions: (entityType: FieldOwner) =>
    queryOptions({
      queryKey: [...customFieldQueries.all(), 'definitions', entityType],
      queryFn: ({ signal }) =>
        wire.get('crm/{entityType}/customfield/definitions', { path: { entityType } }, { signal }),
      staleTime: SELDOM,
    }),
};
