import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { isWireError } from '../shared/wire/errors';
import type { Profile } from '../shared/wire/types';

export const sessionQueries = {
  all: () => ['session'] as const,
  /** Who is signed in; null: nobody. */
  self: () =>
    queryOptions({
      queryKey: [...sessionQueries.all(), 'self'],
      queryFn: async ({ signal }): Promise<Profile | null> => {
        try {
          return await wire.get('people/@self', {}, { signal });
        } catch (error) {
          if (isWireError(error, 'signed-out')) return null;
          throw error;
        }
      },
      staleTime: 5 * 60_000,
    }),
};

export interface SignIn {
  userName: string;
  password: string;
}

/** Signs in. The server sets a cookie that no script sees; the token in its answer is not kept. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SignIn) => {
      await wire.post('authentication', { body });
    },
    onSuccess: () => client.clear(),
  });
}

/** Signs out, and forgets everything that was read. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => wire.post('authentication/logout'),
    onSuccess: () => client.clear(),
  });
}

/** Whether somebody manages the CRM's settings. */
export function isCrmAdmin(self: Profile): boolean {
  return self.isAdmin || self.isOwner || (self.listAdminModules ?? []).includes('crm');
}
