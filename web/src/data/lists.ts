import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

/** The lists that a portal arranges for itself. */
export const listQueries = {
  all: () => ['lists'] as const,
  contactStatuses: () =>
    queryOptions({
      queryKey: [...listQueries.all(), 'contactStatuses'],
      queryFn: ({ signal }) => wire.get('crm/contact/status', {}, { signal }),
      staleTime: SELDOM,
    }),
  contactTypes: () =>
    queryOptions({
      queryKey: [...listQueries.all(), 'contactTypes'],
      queryFn: ({ signal }) => wire.get('crm/contact/type', {}, { signal }),
      staleTime: SELDOM,
    }),
  taskCategories: () =>
    queryOptions({
      queryKey: [...listQueries.all(), 'taskCategories'],
      queryFn: ({ signal }) => wire.get('crm/task/category', {}, { signal }),
      staleTime: SELDOM,
    }),
  historyCategories: () =>
    queryOptions({
      queryKey: [...listQueries.all(), 'historyCategories'],
      queryFn: ({ signal }) => wire.get('crm/history/category', {}, { signal }),
      staleTime: SELDOM,
    }),
};
