import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { contactQueries } from './contacts';
import { OFTEN } from './freshness';

/** The type of a contact, which its card asks for by itself: the contact does not tell it. */
export const contactTypeQueries = {
  /** The id of the type of a contact; 0 for none. */
  of: (contactid: number) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'type', contactid],
      queryFn: async ({ signal }): Promise<number> => {
        const type = await wire.get('crm/contact/{contactid}/type', { path: { contactid } }, { signal });
        return typeof type.id === 'number' ? type.id : 0;
      },
      staleTime: OFTEN,
    }),
};

export interface TypeChange {
  /** Id of the type; 0 for none. */
  readonly type: number;
  /** The one that was seen: a colleague's change since is then told. Left out, it is overwritten. */
  readonly seen?: number;
}

/** Sets the type of a contact. Throws a conflict where a colleague was quicker. */
export function useChangeType(contactid: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ type, seen }: TypeChange) =>
      wire.put('crm/contact/{contactid}/fields', {
        path: { contactid },
        body: {
          fields: { contactType: type },
          ...(seen === undefined ? {} : { expected: { contactType: seen } }),
        },
      }),
    onSuccess: (_contact, { type }) => client.setQueryData(contactTypeQueries.of(contactid).queryKey, type),
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}
