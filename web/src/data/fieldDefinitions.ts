import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { FieldDefinition } from '../shared/wire/types';
import { customFieldQueries, type FieldOwner } from './customFields';
import { undoable } from './undoing';

export interface FieldInput {
  readonly label: string;
  readonly fieldType: number;
  /** JSON: the size of a text, the options of a choice; '' for none. */
  readonly mask: string;
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: customFieldQueries.all() });
}

/** Defines a field (id null) or changes one. */
export function useSaveField(entityType: FieldOwner) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, position, field }: { id: number | null; position: number; field: FieldInput }) => {
      const body = { ...field, position };
      return id === null
        ? wire.post('crm/{entityType}/customfield', { path: { entityType }, body })
        : wire.put('crm/{entityType}/customfield/{id}', { path: { entityType, id }, body });
    },
    onSettled: refresh,
  });
}

/** Deletes a field with its values; returns what brings both back. */
export function useRemoveField(entityType: FieldOwner, userId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (id: number) => {
      const undo = await undoable(userId, () =>
        wire.delete('crm/{entityType}/customfield/{id}', { path: { entityType, id } }),
      );
      return async () => {
        await undo();
        await refresh();
      };
    },
    onSettled: refresh,
  });
}

/** Puts the fields into another order: it shows at once, and is as before if the server refuses. */
export function useOrderFields(entityType: FieldOwner) {
  const client = useQueryClient();
  const refresh = useRefresh();
  const { queryKey } = customFieldQueries.definitions(entityType);
  return useMutation({
    mutationFn: (fields: readonly FieldDefinition[]) =>
      wire.put('crm/{entityType}/customfield/reorder', {
        path: { entityType },
        body: { fieldids: fields.map(({ id }) => id) },
      }),
    onMutate: async (fields) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(
        queryKey,
        fields.map((field, position) => ({ ...field, position })),
      );
      return before;
    },
    onError: (_error, _fields, before) => client.setQueryData(queryKey, before),
    onSettled: refresh,
  });
}
