import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { isWireError } from '../shared/wire/errors';
import type { Conflict, Gets } from '../shared/wire/types';
import { OFTEN } from './freshness';

/** What the change log is narrowed by, as the wire takes it. */
export type ChangeFilter = Pick<
  Gets['crm/changes']['query'],
  'kind' | 'recordId' | 'userId' | 'fromDate' | 'toDate'
>;

const PAGE = 60;

export const changeQueries = {
  all: () => ['changes'] as const,
  /** The changes that match, the newest first, read by pages as one goes down. */
  list: (filter: ChangeFilter) =>
    infiniteQueryOptions({
      queryKey: [...changeQueries.all(), 'list', filter],
      queryFn: ({ pageParam, signal }) =>
        wire.get('crm/changes', { query: { ...filter, startIndex: pageParam, count: PAGE } }, { signal }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
      staleTime: OFTEN,
    }),
  /** What taking back would do: nothing is changed. */
  preview: (wanted: UndoSince) =>
    queryOptions({
      queryKey: [...changeQueries.all(), 'preview', wanted],
      queryFn: ({ signal }) =>
        wire.put('crm/changes/undo', { body: { ...wanted, dryRun: true } }, { signal }),
      retry: false,
      staleTime: 0,
    }),
};

/** Whose changes are to be taken back, and since when. */
export interface UndoSince {
  readonly userId: string;
  /** A moment without offset: in the portal's zone. */
  readonly since: string;
}

/** Takes one change back, with what was changed together with it. Throws a conflict where fields were changed since. */
export function useUndoChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => wire.put('crm/changes/{id}/undo', { path: { id }, body: {} }),
    onSettled: () => client.invalidateQueries(),
  });
}

/** Takes back all that somebody did since a moment, all or nothing. */
export function useUndoSince() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: UndoSince) => wire.put('crm/changes/undo', { body: { ...wanted } }),
    onSettled: () => client.invalidateQueries(),
  });
}

/** Returns what stands in the way of taking something back; empty if the error is another one. */
export function conflictsOf(error: unknown): readonly Conflict[] {
  if (!isWireError(error, 'conflict')) return [];
  const { conflicts } = error.data;
  return Array.isArray(conflicts) ? conflicts.filter(isConflict) : [];
}

function isConflict(value: unknown): value is Conflict {
  return typeof value === 'object' && value !== null && 'reason' in value && 'kind' in value;
}
