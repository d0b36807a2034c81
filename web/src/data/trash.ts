import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Gets } from '../shared/wire/types';

const MOST = 1000;

/** What the trash is narrowed and sorted by, as the wire takes it. */
export type TrashFilter = Pick<
  Gets['crm/trash']['query'],
  'kind' | 'deletedBy' | 'fromDate' | 'toDate' | 'filterValue' | 'sortBy' | 'sortOrder'
>;

export const trashQueries = {
  all: () => ['trash'] as const,
  /** Deleted records to be read by pages: give it to a RecordTable. */
  source: (filter: TrashFilter) => ({
    key: [...trashQueries.all(), 'list', filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list('crm/trash', { query: { ...filter, startIndex, count } }, { signal }),
  }),
};

/** Brings back records that were just deleted, with all that went along with them. Throws WireError where one is gone. */
export async function restoreDeleted(kind: string, ids: readonly number[]): Promise<void> {
  const wanted = new Set(ids.map(String));
  const { items } = await wire.list('crm/trash', { query: { kind, count: MOST } });
  const lines = items.filter((item) => wanted.has(String(item.recordId))).map((item) => item.id);
  await wire.put('crm/trash/restore', { body: { ids: lines } });
}

/** Lines of the trash: some, or all that match but some. */
export type TrashLines =
  | { readonly ids: readonly number[] }
  | { readonly filter: TrashFilter; readonly but: ReadonlySet<number> };

/** Returns the ids of the lines that can be brought back. */
async function idsOf(lines: TrashLines): Promise<readonly number[]> {
  if ('ids' in lines) return lines.ids;
  const ids: number[] = [];
  for (let start = 0; ; start += MOST) {
    const { items, total } = await wire.list('crm/trash', {
      query: { ...lines.filter, startIndex: start, count: MOST },
    });
    ids.push(...items.filter((item) => item.canRestore && !lines.but.has(item.id)).map(({ id }) => id));
    if (items.length === 0 || start + items.length >= total) return ids;
  }
}

/** Restores lines of the trash, all or none; tells how many that were. */
export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (lines: TrashLines) => {
      const ids = await idsOf(lines);
      if (ids.length > 0) await wire.put('crm/trash/restore', { body: { ids: [...ids] } });
      return ids.length;
    },
    onSettled: () => client.invalidateQueries(),
  });
}

/** Lets go of lines of the trash for good, or of all that match; tells how many that were. */
export function usePurge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (lines: { ids: readonly number[] } | { filter: TrashFilter }) => {
      if ('filter' in lines) {
        const { sortBy: _by, sortOrder: _order, ...query } = lines.filter;
        return wire.delete('crm/trash', { query });
      }
      for (const id of lines.ids) await wire.delete('crm/trash/{id}', { path: { id } });
      return lines.ids.length;
    },
    onSettled: () => client.invalidateQueries({ queryKey: trashQueries.all() }),
  });
}
