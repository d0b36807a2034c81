import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { CustomField } from '../shared/wire/types';
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

/** Sets one field of a record; '' empties it. It shows at once, and is as before if the server refuses. */
export function useSetCustomField(entityType: FieldOwner, entityid: number) {
  const client = useQueryClient();
  const { queryKey } = customFieldQueries.values(entityType, entityid);
  return useMutation({
    onMutate: async ({ fieldid, value }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, withValue(before ?? [], entityid, fieldid, value));
      return before;
    },
    onError: (_error, _set, before) => client.setQueryData(queryKey, before),
    mutationFn: ({ fieldid, value }: { fieldid: number; value: string }) =>
      wire.post('crm/{entityType}/{entityid}/customfield/{fieldid}', {
        path: { entityType, entityid, fieldid },
        body: { fieldValue: value },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: customFieldQueries.all() }),
  });
}

/** Returns the values of a record with one that was just set; '' takes it away. */
export function withValue(
  values: readonly CustomField[],
  entityId: number,
  id: number,
  fieldValue: string,
): CustomField[] {
  const rest = values.filter((value) => value.id !== id);
  if (fieldValue.trim() === '') return rest;
  const known = values.find((value) => value.id === id);
  const empty = { label: '', fieldType: 0, position: 0, mask: '' };
  return [...rest, { ...empty, ...known, id, entityId, fieldValue }];
}
