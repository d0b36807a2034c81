import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Info, InfoType } from '../shared/wire/types';
import { contactQueries } from './contacts';
import { OFTEN } from './freshness';

export const ADDRESS = 7;

/** An address as it is typed. */
export interface PlainAddress {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
}

/** A way to reach a contact, as it is sent. `category` is a name of the type's categories, with its number. */
export interface DetailInput {
  readonly infoType: InfoType;
  readonly category: { readonly name: string; readonly number: number };
  readonly isPrimary: boolean;
  /** Its text; of an address, the address. */
  readonly data: string | PlainAddress;
}

export const contactDetailQueries = {
  /** All ways to reach a contact, addresses included: those by their text as JSON. */
  of: (contactid: number) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'details', contactid],
      queryFn: ({ signal }) =>
        wire.list(
          'crm/contact/{contactid}/data',
          { path: { contactid }, query: { count: 1000 } },
          { signal },
        ),
      staleTime: OFTEN,
    }),
};

/** Sends a new detail. */
export function addDetail(contactid: number, detail: DetailInput): Promise<Info> {
  const { infoType, category, isPrimary, data } = detail;
  const path = { contactid };
  if (typeof data !== 'string') {
    const address = { ...data, category: String(category.number), isPrimary };
    return wire.post('crm/contact/{contactid}/addressdata', { path, body: { address } });
  }
  const body = { infoType, data, isPrimary, category: category.name };
  return wire.post('crm/contact/{contactid}/data', { path, body });
}

function changeDetail(contactid: number, id: number, detail: DetailInput): Promise<Info> {
  const { infoType, category, isPrimary, data } = detail;
  const path = { contactid, id };
  if (typeof data !== 'string') {
    const address = { ...data, category: String(category.number), isPrimary };
    return wire.put('crm/contact/{contactid}/addressdata/{id}', { path, body: { address } });
  }
  const body = { infoType, data, isPrimary, category: category.name };
  return wire.put('crm/contact/{contactid}/data/{id}', { path, body });
}

/** Adds (without `id`) or changes details, one after another: a new primary one may take that from others. */
export function useSaveDetails(contactid: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (details: readonly (DetailInput & { readonly id?: number })[]) => {
      for (const { id, ...detail } of details)
        await (id === undefined ? addDetail(contactid, detail) : changeDetail(contactid, id, detail));
    },
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}

/** Deletes a detail. */
export function useRemoveDetail(contactid: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => wire.delete('crm/contact/{contactid}/data/{id}', { path: { contactid, id } }),
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}
