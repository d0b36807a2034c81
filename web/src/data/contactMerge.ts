import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { ContactFieldsInput } from '../shared/wire/types';
import { sessionQueries } from './session';
import { type Undo, undoable } from './undoing';

export interface Merge {
  /** Goes into the other, and is no more. */
  readonly from: number;
  readonly into: number;
  /** What of the survivor is to be other than it was. */
  readonly fields: ContactFieldsInput;
  /** Its status; undefined: what the merge makes of it. */
  readonly status?: number;
}

/** Makes one of two contacts; what it returns makes two of them again. */
export function useMergeContacts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ from, into, fields, status }: Merge) => {
      const self = await client.ensureQueryData(sessionQueries.self());
      const undos: Undo[] = [];
      const step = async (act: () => Promise<unknown>) => undos.push(await undoable(self?.id ?? '', act));
      await step(() => wire.put('crm/contact/merge', { body: { fromcontactid: from, tocontactid: into } }));
      const path = { contactid: into };
      if (Object.keys(fields).length > 0) {
        await step(() => wire.put('crm/contact/{contactid}/fields', { path, body: { fields } }));
      }
      if (status !== undefined) {
        const body = { contactStatusid: status };
        await step(() => wire.put('crm/contact/{contactid}/status', { path, body }));
      }
      return async () => {
        for (const undo of undos.toReversed()) await undo();
        await client.invalidateQueries();
      };
    },
    // Not waited for: whoever shows the one that is gone leads away first.
    onSettled: () => void client.invalidateQueries(),
  });
}
