import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';
import { listQueries } from './lists';
import { restoreDeleted } from './trash';

/** The kinds of record that have a history, files, tags and custom fields. */
export type CardKind = 'contact' | 'opportunity' | 'case';

/** What a history is narrowed by; 0 and '' mean any. */
export interface HistoryFilter {
  readonly category: number;
  readonly author: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export const WHOLE_HISTORY: HistoryFilter = { category: 0, author: '', from: '', to: '', text: '' };
const PAGE = 40;

export const historyQueries = {
  all: () => ['history'] as const,
  /** The events of a record, the newest first, read by pages as one goes down. */
  of: (kind: CardKind, id: number, filter: HistoryFilter) =>
    infiniteQueryOptions({
      queryKey: [...historyQueries.all(), kind, id, filter],
      queryFn: ({ pageParam, signal }) =>
        wire.list('crm/history/filter', { query: toQuery(kind, id, filter, pageParam) }, { signal }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const read = pages.reduce((sum, page) => sum + page.items.length, 0);
        return last.items.length > 0 && read < last.total ? read : undefined;
      },
      staleTime: OFTEN,
    }),
};

function toQuery(kind: CardKind, id: number, filter: HistoryFilter, startIndex: number) {
  return {
    entityType: kind,
    entityId: id,
    categoryId: filter.category,
    ...(filter.author && { createBy: filter.author }),
    ...(filter.from && { fromDate: filter.from }),
    ...(filter.to && { toDate: filter.to }),
    ...(filter.text && { filterValue: filter.text }),
    startIndex,
    count: PAGE,
  };
}

/** An event as somebody writes it. */
export interface NewEvent {
  readonly content: string;
  /** Null stands for the first of the portal's. */
  readonly categoryId: number | null;
  /** Without it the event is of now. */
  readonly created?: string;
  readonly files: readonly number[];
  readonly notified: readonly string[];
}

/** Writes an event into the history of a record. */
export function useAddEvent(kind: CardKind, id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (event: NewEvent) => {
      const [first] =
        event.categoryId === null ? await client.ensureQueryData(listQueries.historyCategories()) : [];
      return wire.post('crm/history', {
        body: {
          ...(kind === 'contact'
            ? { contactId: id, entityId: 0 }
            : { contactId: 0, entityType: kind, entityId: id }),
          content: event.content,
          categoryId: event.categoryId ?? first?.id ?? 0,
          ...(event.created && { created: event.created }),
          fileId: [...event.files],
          notifyUserList: [...event.notified],
        },
      });
    },
    onSuccess: () =>
      Promise.all(
        [historyQueries.all(), ['files']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** Deletes an event with its files; what it returns brings them back. */
export function useDeleteEvent() {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(
      [historyQueries.all(), ['files'], ['trash']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  return useMutation({
    mutationFn: async (id: number) => {
      await wire.delete('crm/history/{id}', { path: { id } });
      return async () => {
        await restoreDeleted('event', [id]);
        await refresh();
      };
    },
    onSettled: refresh,
  });
}
