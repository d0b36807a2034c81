import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Profile } from '../shared/wire/types';
import { userQueries } from './users';

/** The CRM among the portal's products, and the portal itself, as administrators are told by. */
export const CRM = '6743007c-6f95-4d20-8c88-a8601ce5e76d';
export const WHOLE_PORTAL = '00000000-0000-0000-0000-000000000000';

export const colleagueQueries = {
  /** Everybody, the disabled last. */
  all: () =>
    queryOptions({
      queryKey: [...userQueries.all(), 'everybody'],
      queryFn: async ({ signal }): Promise<readonly Profile[]> => {
        const read = (status: 'active' | 'terminated') =>
          wire.get('people/status/{status}', { path: { status } }, { signal });
        return (await Promise.all([read('active'), read('terminated')])).flat();
      },
    }),
  group: (groupid: string) =>
    queryOptions({
      queryKey: [...userQueries.all(), 'group', groupid],
      queryFn: ({ signal }) => wire.get('group/{groupid}', { path: { groupid } }, { signal }),
    }),
  /** Who may use the CRM; nobody named: everybody. */
  access: () =>
    queryOptions({
      queryKey: [...userQueries.all(), 'access'],
      queryFn: async ({ signal }) =>
        (await wire.get('settings/security', { query: { ids: [CRM] } }, { signal }))[0],
    }),
  administrators: (productid: string) =>
    queryOptions({
      queryKey: [...userQueries.all(), 'administrators', productid],
      queryFn: ({ signal }) =>
        wire.get('settings/security/administrator/{productid}', { path: { productid } }, { signal }),
    }),
};

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([userQueries.all(), ['session']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export interface Invitation {
  readonly email: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly title: string;
}

/** Makes an account for a colleague; a letter lets them choose a password. */
export function useInvite() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: Invitation) => wire.post('people', { body: { ...body } }),
    onSettled: refresh,
  });
}

/** Sends the letter again. */
export function useInviteAgain() {
  return useMutation({
    mutationFn: (id: string) => wire.put('people/invite', { body: { userIds: [id] } }),
  });
}

/** Lets somebody sign in, or no longer. What they made stays. */
export function useEnable() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, isOn }: { id: string; isOn: boolean }) =>
      wire.put('people/status/{status}', {
        path: { status: isOn ? 'active' : 'terminated' },
        body: { userIds: [id] },
      }),
    onSettled: refresh,
  });
}

/** Makes somebody a guest, or a full user. */
export function useChangeType() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, isGuest }: { id: string; isGuest: boolean }) =>
      wire.put('people/type/{type}', {
        path: { type: isGuest ? 'visitor' : 'user' },
        body: { userIds: [id] },
      }),
    onSettled: refresh,
  });
}

export interface GroupInput {
  readonly groupName: string;
  readonly groupManager: string;
  readonly members: string[];
}

/** Makes a group (id null) or changes one. */
export function useSaveGroup() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, group }: { id: string | null; group: GroupInput }) =>
      id === null
        ? wire.post('group', { body: { ...group } })
        : wire.put('group/{groupid}', { path: { groupid: id }, body: { ...group } }),
    onSettled: refresh,
  });
}

export function useDeleteGroup() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (groupid: string) => wire.delete('group/{groupid}', { path: { groupid } }),
    onSettled: refresh,
  });
}

/** Says who may use the CRM: none named means everybody. */
export function useChangeAccess() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (subjects: readonly string[]) =>
      wire.put('settings/security', { body: { id: CRM, enabled: true, subjects: [...subjects] } }),
    onSettled: refresh,
  });
}

/** Makes somebody an administrator of a product or of the portal, or no longer. */
export function useChangeAdministrator() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { productid: string; userid: string; administrator: boolean }) =>
      wire.put('settings/security/administrator', { body }),
    onSettled: refresh,
  });
}
