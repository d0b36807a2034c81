import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { type TaggedKind, tagQueries } from './tags';

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: tagQueries.all() });
}

/** Makes a tag that nothing carries yet. */
export function useCreateTag(entityType: TaggedKind) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (tagName: string) =>
      wire.post('crm/{entityType}/tag', { path: { entityType }, body: { tagName } }),
    onSettled: refresh,
  });
}

/** Takes a tag away, from whatever carries it. */
export function useDeleteTag(entityType: TaggedKind) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (tagName: string) =>
      wire.delete('crm/{entityType}/tag', { path: { entityType }, query: { tagName } }),
    onSettled: refresh,
  });
}

/** Takes all tags away that nothing carries; returns their names. */
export function useDeleteUnusedTags(entityType: TaggedKind) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => wire.delete('crm/{entityType}/tag/unused', { path: { entityType } }),
    onSettled: refresh,
  });
}
