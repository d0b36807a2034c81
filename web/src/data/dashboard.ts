import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';

/** What the dashboard shows beyond what other concepts tell. The stream of changes makes it stale. */
export const dashboardQueries = {
  all: () => ['dashboard'] as const,
  /** What was won and lost in each of the last twelve months. */
  closings: () =>
    queryOptions({
      queryKey: [...dashboardQueries.all(), 'closings'],
      queryFn: ({ signal }) => wire.get('crm/figures/closings', {}, { signal }),
      staleTime: OFTEN,
    }),
  /** What was done on each of the last thirty days. */
  activity: () =>
    queryOptions({
      queryKey: [...dashboardQueries.all(), 'activity'],
      queryFn: ({ signal }) => wire.get('crm/figures/activity', {}, { signal }),
      staleTime: OFTEN,
    }),
  /** Whether there is no contact yet that the user may see. */
  isEmpty: () =>
    queryOptions({
      queryKey: [...dashboardQueries.all(), 'isEmpty'],
      queryFn: async ({ signal }) => {
        const query = { contactListView: 0, count: 1 } as const;
        return (await wire.list('crm/contact/filter', { query }, { signal })).items.length === 0;
      },
      staleTime: OFTEN,
    }),
};
