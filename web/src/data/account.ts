import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';
import { sessionQueries } from './session';
import { userQueries } from './users';

export const accountQueries = {
  all: () => ['account'] as const,
  /** Where one is signed in; `loginEvent` is the session of this browser. */
  connections: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), 'connections'],
      queryFn: ({ signal }) => wire.get('security/activeconnections', {}, { signal }),
      staleTime: OFTEN,
    }),
  calendar: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), 'calendar'],
      queryFn: ({ signal }) => wire.get('crm/calendar', {}, { signal }),
    }),
  subscriptions: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), 'subscriptions'],
      queryFn: ({ signal }) => wire.get('portal/notifications/subscriptions', {}, { signal }),
    }),
  keys: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), 'keys'],
      queryFn: ({ signal }) => wire.get('security/apikeys', {}, { signal }),
    }),
};

function useRefreshSelf() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [sessionQueries.all(), userQueries.all()].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

export interface OwnName {
  readonly firstname: string;
  readonly lastname: string;
  readonly title: string;
}

/** Changes one's own name and title. */
export function useChangeName(userId: string) {
  const refresh = useRefreshSelf();
  return useMutation({
    mutationFn: (body: Partial<OwnName>) =>
      wire.put('people/{username}', { path: { username: userId }, body: { ...body } }),
    onSettled: refresh,
  });
}

/** Gives oneself a photo, or (null) takes it away. */
export function useChangeOwnPhoto(userid: string) {
  const refresh = useRefreshSelf();
  return useMutation({
    mutationFn: async (photo: File | null) => {
      if (photo) await wire.upload('people/{userid}/photo', photo, { path: { userid } });
      else await wire.delete('people/{userid}/photo', { path: { userid } });
    },
    onSettled: refresh,
  });
}

/** Changes one's own password. */
export function useChangePassword(userid: string) {
  return useMutation({
    mutationFn: (password: string) =>
      wire.put('people/{userid}/password', { path: { userid }, body: { password } }),
  });
}

/** Signs out another session, or (null) all but this one. */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (loginEventId: number | null) => {
      if (loginEventId === null) await wire.put('security/activeconnections/logoutallexceptthis');
      else await wire.put('security/activeconnections/logout/{loginEventId}', { path: { loginEventId } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.connections().queryKey }),
  });
}

/** Makes an address of one's deadlines, which is told once; an earlier one is void then. Or takes it away. */
export function useCalendarAddress() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isWanted: boolean) => (isWanted ? wire.post('crm/calendar') : wire.delete('crm/calendar')),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.calendar().queryKey }),
  });
}

export interface SubscriptionChange {
  readonly kind: string;
  readonly onSite: boolean;
  readonly byMail: boolean;
}

/** Chooses how to be told of a kind of thing: it shows at once. */
export function useSubscribe() {
  const client = useQueryClient();
  const { queryKey } = accountQueries.subscriptions();
  return useMutation({
    mutationFn: ({ kind, onSite, byMail }: SubscriptionChange) =>
      wire.put('portal/notifications/subscriptions/{kind}', { path: { kind }, body: { onSite, byMail } }),
    onMutate: (change) => {
      // At once, not after a turn: a box that is clicked must not flicker.
      void client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (all) =>
        all?.map((one) => (one.kind === change.kind ? { ...one, ...change } : one)),
      );
      return before;
    },
    onError: (_error, _change, before) => client.setQueryData(queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/** Makes an API key, which is told once. */
export function useCreateKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; expires: string | null }) => wire.post('security/apikeys', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.keys().queryKey }),
  });
}

/** Makes an API key void. */
export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => wire.delete('security/apikeys/{id}', { path: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.keys().queryKey }),
  });
}
