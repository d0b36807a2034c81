import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { CrmSettings } from '../shared/wire/types';
import { contactQueries } from './contacts';
import { SELDOM } from './freshness';
import { settingsQueries } from './settings';
import { type TagChange, tagQueries } from './tags';
import { type Undo, undoable } from './undoing';

export const crmSettingsQueries = {
  all: () =>
    queryOptions({
      queryKey: [...settingsQueries.all(), 'crm'],
      queryFn: ({ signal }) => wire.get('crm/settings', {}, { signal }),
      staleTime: SELDOM,
    }),
};

/** What of a contact may go on to its company and all persons of that. */
export type Spread = 'status' | 'tag';

/** Returns whether it does: always (true), never (false), or as people say each time (null). */
export function spreads(settings: CrmSettings | undefined, what: Spread): boolean | null {
  if (!settings) return false;
  return what === 'status' ? settings.changeContactStatusGroupAuto : settings.addTagToContactGroupAuto;
}

/** Sets for the portal whether it does. */
export function useSetSpread(what: Spread) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (auto: boolean | null): Promise<unknown> =>
      what === 'status'
        ? wire.put('crm/contact/status/settings', { body: { changeContactStatusGroupAuto: auto } })
        : wire.put('crm/contact/tag/settings', { body: { addTagToContactGroupAuto: auto } }),
    onSettled: () => client.invalidateQueries({ queryKey: settingsQueries.all() }),
  });
}

/** A company, and what is set for it and all of its persons: a status by its id, or a tag. */
export type Spreading = { readonly company: number } & (
  | { readonly status: number }
  | { readonly tag: TagChange }
);

function spread(what: Spreading): Promise<unknown> {
  const { company } = what;
  if ('status' in what)
    return wire.put('crm/contact/company/{companyid}/status', {
      path: { companyid: company },
      body: { contactStatusid: what.status },
    });
  const path = { entityType: 'company', entityid: company } as const;
  const tagName = what.tag.title;
  return what.tag.isOn
    ? wire.post('crm/{entityType}/{entityid}/tag/group', { path, body: { tagName } })
    : wire.delete('crm/{entityType}/{entityid}/tag/group', { path, query: { tagName } });
}

/** Sets something for a company and all of its persons. Returns what takes it back. */
export function useSpread(userId: string) {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(
      [contactQueries.all(), tagQueries.all()].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  return useMutation({
    mutationFn: async (what: Spreading): Promise<Undo> => {
      const undo = await undoable(userId, () => spread(what));
      return async () => {
        await undo();
        await refresh();
      };
    },
    onSettled: refresh,
  });
}
