import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';
import type { CardKind } from './history';
import { restoreDeleted } from './trash';

export const fileQueries = {
  all: () => ['files'] as const,
  /** The files that hang on a record. */
  of: (kind: CardKind, id: number) =>
    queryOptions({
      queryKey: [...fileQueries.all(), 'of', kind, id],
      queryFn: ({ signal }) =>
        wire.get(
          'crm/{entity_type}/{entityid}/files',
          { path: { entity_type: kind, entityid: id }, query: { count: 1000 } },
          { signal },
        ),
      staleTime: OFTEN,
    }),
};

/** Sends a file to the server. It hangs on nothing until it is attached, or an event takes it. */
export function sendFile(
  kind: CardKind,
  id: number,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  return wire.upload(
    'crm/{entity_type}/{entityid}/files/upload',
    file,
    { path: { entity_type: kind, entityid: id } },
    { onProgress, signal },
  );
}

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [fileQueries.all(), ['history'], ['trash']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

/** Attaches files that were sent: one event tells of all of them. */
export function useAttachFiles(kind: CardKind, id: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (ids: readonly number[]) =>
      wire.post('crm/{entity_type}/{entityid}/files', {
        path: { entity_type: kind, entityid: id },
        body: { fileids: [...ids] },
      }),
    onSuccess: refresh,
  });
}

/** Makes a text document. */
export function useWriteDocument(kind: CardKind, id: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { title: string; content: string }) =>
      wire.post('crm/{entity_type}/{entityid}/files/text', {
        path: { entity_type: kind, entityid: id },
        body,
      }),
    onSuccess: refresh,
  });
}

/** Deletes a file; what it returns brings it back. */
export function useDeleteFile() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (id: number) => {
      await wire.delete('crm/files/{fileid}', { path: { fileid: id } });
      return async () => {
        await restoreDeleted('file', [id]);
        await refresh();
      };
    },
    onSettled: refresh,
  });
}
