import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Rate } from '../shared/wire/types';
import { crmSettingsQueries } from './crmSettings';
import { currencyQueries } from './currencies';
import { SELDOM } from './freshness';
import { settingsQueries } from './settings';

export const rateQueries = {
  list: () =>
    queryOptions({
      queryKey: [...currencyQueries.all(), 'rates'],
      queryFn: ({ signal }) => wire.get('crm/currency/rates', {}, { signal }),
      staleTime: SELDOM,
    }),
  /** The currency that sums are told in. */
  preferred: () =>
    queryOptions({ ...crmSettingsQueries.all(), select: ({ currency }) => currency.abbreviation }),
};

/** Makes a currency the portal's. */
export function useSetCurrency() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (currency: string) => wire.put('crm/settings/currency', { body: { currency } }),
    onSettled: () =>
      Promise.all(
        [currencyQueries.all(), settingsQueries.all(), ['opportunities'], ['dashboard']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export type RateInput = Omit<Rate, 'id'>;

/** Sets rates and takes some away; sums everywhere follow. */
export function useChangeRate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ set, remove }: { set?: RateInput; remove?: number }): Promise<unknown> => {
      if (remove !== undefined) return wire.delete('crm/currency/rates/{id}', { path: { id: remove } });
      const { fromCurrency, toCurrency, rate } = set ?? { fromCurrency: '', toCurrency: '', rate: 0 };
      return wire.post('crm/currency/rates', {
        body: { fromcurrency: fromCurrency, tocurrency: toCurrency, rate },
      });
    },
    onSettled: () => client.invalidateQueries(),
  });
}
