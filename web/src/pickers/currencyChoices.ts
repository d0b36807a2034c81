import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { currencyQueries } from '../data/currencies';
import { useText } from '../shared/i18n/text';
import type { Choice } from '../shared/ui/inline/InlineField';

/** The currencies to choose from, the usual ones first: for InlineFields. */
export function useCurrencyChoices(): readonly Choice[] {
  const { data } = useQuery(currencyQueries.list());
  return useMemo(() => {
    const all = (data ?? []).map(({ abbreviation, title, isBasic }) => ({
      value: abbreviation,
      label: `${abbreviation} · ${title}`,
      isBasic,
    }));
    return [...all.filter((one) => one.isBasic), ...all.filter((one) => !one.isBasic)];
  }, [data]);
}

/** The same in two groups: for selects. */
export function useCurrencyGroups(): { group: string; items: { value: string; label: string }[] }[] {
  const t = useText('opportunities');
  const { data } = useQuery(currencyQueries.list());
  return useMemo(() => {
    const items = (isBasic: boolean) =>
      (data ?? [])
        .filter((one) => one.isBasic === isBasic)
        .map(({ abbreviation, title }) => ({ value: abbreviation, label: `${abbreviation} · ${title}` }));
    return [
      { group: t('basicCurrencies'), items: items(true) },
      { group: t('otherCurrencies'), items: items(false) },
    ];
  }, [data, t]);
}
