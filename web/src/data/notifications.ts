import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';

const PAGE = 30;

export const notificationQueries = {
  all: () => ['notifications'] as const,
  /** How many have not been read. The stream does not tell of them: they are asked for now and then. */
  count: () =>
    queryOptions({
      queryKey: [...notificationQueries.all(), 'count'],
      queryFn: ({ signal }) => wire.get('portal/notifications/count', {}, { signal }),
      staleTime: OFTEN,
      refetchInterval: OFTEN,
    }),
  /** What one was told, the newest first. */
  list: (unread: boolean) =>
    infiniteQueryOptions({
      queryKey: [...notificationQueries.all(), 'list', unread],
      queryFn: ({ pageParam, signal }) =>
        wire.list(
          'portal/notifications',
          { query: { ...(unread && { unread }), startIndex: pageParam, count: PAGE } },
          { signal },
        ),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const read = pages.reduce((sum, page) => sum + page.items.length, 0);
        return last.items.length > 0 && read < last.total ? read : undefined;
      },
    }),
};

/** Counts notifications as read; none means all. */
export function useReadNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly number[]) =>
      wire.put('portal/notifications/read', { body: ids.length > 0 ? { ids: [...ids] } : {} }),
    onSettled: () => client.invalidateQueries({ queryKey: notificationQueries.all() }),
  });
}
