import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export type TaggedKind = 'contact' | 'opportunity' | 'case';

export const tagQueries = {
  all: () => ['tags'] as const,
  list: (entityType: TaggedKind) =>
    queryOptions({
      queryKey: [...tagQueries.all(), 'list', entityType],
      queryFn: ({ signal }) => wire.get('crm/{entityType}/tag', { path: { entityType } }, { signal }),
      staleTime: SELDOM,
    }),
  /** The tags of one record. */
  of: (entityType: TaggedKind, entityid: number) =>
    queryOptions({
      queryKey: [...tagQueries.all(), 'of', entityType, entityid],
      queryFn: ({ signal }) =>
        wire.get('crm/{entityType}/tag/{entityid}', { path: { entityType, entityid } }, { signal }),
      staleTime: SELDOM,
    }),
};

/** A tag that a record gets or loses. */
export interface TagChange {
  readonly title: string;
  readonly isOn: boolean;
}

/** Gives a record a tag, or takes one: it shows at once, and is as before if the server refuses. */
export function useChangeTag(entityType: TaggedKind, entityid: number) {
  const client = useQueryClient();
  const { queryKey } = tagQueries.of(entityType, entityid);
  const path = { entityType, entityid };
  return useMutation({
    mutationFn: ({ title, isOn }: TagChange) =>
      isOn
        ? wire.post('crm/{entityType}/{entityid}/tag', { path, body: { tagName: title } })
        : wire.delete('crm/{entityType}/{entityid}/tag', { path, query: { tagName: title } }),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, tagged(before ?? [], change));
      return before;
    },
    onError: (_error, _change, before) => client.setQueryData(queryKey, before),
    onSettled: () =>
      Promise.all(
        [tagQueries.all(), [`${entityType === 'opportunity' ? 'opportunitie' : entityType}s`, 'list']].map(
          (root) => client.invalidateQueries({ queryKey: root }),
        ),
      ),
  });
}

/** Returns the tags of a record after a change. Case does not matter: `VIP` and `vip` are the same tag. */
export function tagged(tags: readonly string[], { title, isOn }: TagChange): string[] {
  const rest = tags.filter((tag) => tag.toLowerCase() !== title.toLowerCase());
  return isOn ? [...rest, tags.find((tag) => !rest.includes(tag)) ?? title] : rest;
}
