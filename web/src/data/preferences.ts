import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';

type Values = Readonly<Record<string, unknown>>;

export const preferenceQueries = {
  all: () => ['preferences'] as const,
  /** What is remembered for the user on every device. */
  own: () =>
    queryOptions({
      queryKey: [...preferenceQueries.all(), 'own'],
      queryFn: async ({ signal }): Promise<Values> =>
        (await wire.get('portal/preferences', {}, { signal })).values,
      staleTime: SELDOM,
    }),
};

/** Remembers something for the user, key by key; null forgets a key. It counts at once. */
export function useRemember() {
  const client = useQueryClient();
  const { queryKey } = preferenceQueries.own();
  return useMutation({
    mutationFn: (values: Record<string, unknown>) => wire.put('portal/preferences', { body: { values } }),
    onMutate: (values) =>
      client.setQueryData(queryKey, (before) => (before ? { ...before, ...values } : before)),
    onSettled: () => client.invalidateQueries({ queryKey: preferenceQueries.all() }),
  });
}
