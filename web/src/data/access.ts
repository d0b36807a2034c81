import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { ShareType } from '../shared/wire/types';
import { OFTEN } from './freshness';

/** Who sees a contact besides CRM admins: nobody else, everyone who may change it too, or everyone. */
export const PRIVATE = 0;
export const SHARED = 1;
export const READ_ONLY = 2;

export const accessQueries = {
  all: () => ['contacts', 'managers'] as const,
  /** Who manages a contact. They see and change it, however it is shared. */
  managers: (contactid: number) =>
    queryOptions({
      queryKey: [...accessQueries.all(), contactid],
      queryFn: ({ signal }) =>
        wire.get('crm/contact/{contactid}/access', { path: { contactid } }, { signal }),
      staleTime: OFTEN,
    }),
};

/** Who is to see a record. `share` counts for contacts; opportunities and cases are private or not. */
export interface Access {
  readonly share: ShareType;
  readonly people: readonly string[];
}

/** Sets who sees an opportunity or a case. */
export function useRestrict(kind: 'opportunity' | 'case', id: number) {
  const client = useQueryClient();
  return useMutation<unknown, unknown, Access>({
    mutationFn: ({ share, people }) => {
      const body = { isPrivate: share === PRIVATE, accessList: share === PRIVATE ? [...people] : [] };
      return kind === 'case'
        ? wire.put('crm/case/{caseid}/access', { path: { caseid: id }, body })
        : wire.put('crm/opportunity/{opportunityid}/access', { path: { opportunityid: id }, body });
    },
    onSettled: () => client.invalidateQueries(),
  });
}

/** Sets how a contact is shared, and who manages it. */
export function useShareContact(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ share, people }: Access) => {
      const path = { contactid: id };
      // The reference's call knows no "for reading"; it alone can leave a contact without managers.
      await wire.put('crm/contact/{contactid}/access', {
        path,
        body: { isShared: share !== PRIVATE, managerList: [...people] },
      });
      if (share === READ_ONLY) {
        await wire.put('crm/contact/{contactid}/fields', { path, body: { fields: { shareType: share } } });
      }
    },
    onSettled: () => client.invalidateQueries(),
  });
}
