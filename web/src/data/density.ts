import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { DENSITIES, type Density } from '../shared/ui/table/density';
import { preferenceQueries, useRemember } from './preferences';

/**
 * How close the rows of lists stand, and what changes it: the user's choice on every device. This browser keeps a copy,
 * so that lists begin as they will be.
 */
export function useDensity(): [Density, (density: Density) => void] {
  const { data } = useQuery(preferenceQueries.own());
  const { mutate: remember } = useRemember();
  const [kept, keep] = useLocalStorage<Density>({
    key: 'rapport.density',
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  });
  const density = read(data ? data.density : kept);
  useEffect(() => {
    if (data && density !== kept) keep(density);
  }, [data, density, kept, keep]);
  return [density, (next) => remember({ density: next })];
}

function read(value: unknown): Density {
  return DENSITIES.find((one) => one === value) ?? 'comfortable';
}
