import { queryOptions } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

export const currencyQueries = {
  all: () => ['currencies'] as const,
  list: () =>
    queryOptions({
      queryKey: [...currencyQueries.all(), 'list'],
      queryFn: ({ signal }) => wire.get('crm/settings/currency', {}, { signal }),
      staleTime: SELDOM,
    }),
};
