import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
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
  /** What a record has in its fields; those without a value are left out. */
  values: (entityType: FieldOwner, entityid: number) =>
    queryOptions({
      queryKey: [...customFieldQueries.all(), 'values', entityType, entityid],
      queryFn: ({ signal }) =>
        wire.get('crm/{entityType}/{entityid}/customfield', { path: { entityType, entityid } }, { signal }),
      staleTime: SELDOM,
    }),
};

/** Sets one field of a record; '' empties it. */
export function useSetCustomField(entityType: FieldOwner, entityid: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ fieldid, value }: { fieldid: number; value: string }) =>
      wire.post('crm/{entityType}/{entityid}/customfield/{fieldid}', {
        path: { entityType, entityid, fieldid },
        body: { fieldValue: value },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: customFieldQueries.all() }),
  });
}
