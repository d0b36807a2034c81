import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Posts } from '../shared/wire/types';
import { OFTEN } from './freshness';

export type MailInput = Posts['settings/smtp']['body'];
const PAGE = 50;
const PATIENCE = 500;

export const portalQueries = {
  all: () => ['portal'] as const,
  mail: () =>
    queryOptions({
      queryKey: [...portalQueries.all(), 'mail'],
      queryFn: ({ signal }) => wire.get('settings/smtp', {}, { signal }),
    }),
  jobs: (state: string) =>
    queryOptions({
      queryKey: [...portalQueries.all(), 'jobs', state],
      queryFn: ({ signal }) => wire.get('security/jobs', { query: state ? { state } : {} }, { signal }),
      staleTime: OFTEN,
    }),
  /** What was done, the newest first. */
  events: (userId: string) =>
    infiniteQueryOptions({
      queryKey: [...portalQueries.all(), 'audit', 'events', userId],
      queryFn: async ({ pageParam, signal }) =>
        wire.get(
          'security/audit/events/filter',
          { query: { ...(userId && { userId }), startIndex: pageParam, count: PAGE } },
          { signal },
        ),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
    }),
  /** Who signed in, the newest first. */
  logins: (userId: string) =>
    infiniteQueryOptions({
      queryKey: [...portalQueries.all(), 'audit', 'logins', userId],
      queryFn: async ({ pageParam, signal }) =>
        wire.get(
          'security/audit/login/filter',
          { query: { ...(userId && { userId }), startIndex: pageParam, count: PAGE } },
          { signal },
        ),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
    }),
};

/** Sets the portal's language and zone; what is left out stays. */
export function useChangePortal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { lng?: string; timeZoneId?: string }) =>
      wire.put('settings/timeandlanguage', { body }),
    // Every date was told in the old zone.
    onSettled: () => client.invalidateQueries(),
  });
}

/** Sets the server that sends mail, or (null) forgets it. */
export function useChangeMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MailInput | null) =>
      body ? wire.post('settings/smtp', { body }) : wire.delete('settings/smtp'),
    onSettled: () => client.invalidateQueries({ queryKey: portalQueries.mail().queryKey }),
  });
}

/** Sends a letter to oneself by the stored settings; returns what went wrong, '' for nothing. */
export function useTestMail() {
  return useMutation({
    mutationFn: async (): Promise<string> => {
      let told = await wire.get('settings/smtp/test');
      for (let tries = 0; !told.completed && tries < 60; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, PATIENCE));
        const next = await wire.get('settings/smtp/test/status');
        if (!('completed' in next)) break;
        told = { ...told, ...next };
      }
      return told.error;
    },
  });
}

/** Has a failed job tried again, or deletes it. */
export function useHandleJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, retry }: { id: number; retry: boolean }) =>
      retry
        ? wire.put('security/jobs/{id}/retry', { path: { id } })
        : wire.delete('security/jobs/{id}', { path: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: portalQueries.all() }),
  });
}

/** Fills an empty CRM with the sample business. */
export function useFillSample() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => wire.post('portal/sample'),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Returns the zone of the portal: the settings tell it with much else. */
export function zoneOf(timezone: string): string {
  return timezone.split(';')[0] || 'UTC';
}
