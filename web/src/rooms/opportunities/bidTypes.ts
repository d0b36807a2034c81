import { useMemo } from 'react';
import { useText } from '../../shared/i18n/text';
import type { Choice } from '../../shared/ui/inline/InlineField';
import { bidTypeOf } from './fields';

const TYPES = [0, 1, 2, 3, 4, 5] as const;

/** How opportunities are paid, to choose from. */
export function useBidTypes(): readonly Choice[] {
  const t = useText('opportunities');
  return useMemo(() => TYPES.map((type) => ({ value: String(type), label: t(`bid${type}`) })), [t]);
}

/** What the number of periods is called: hours, days …; null for a fixed price. */
export function usePeriodsLabel(bidType: string): string | null {
  const t = useText('opportunities');
  const type = bidTypeOf(bidType);
  return type === 0 ? null : t(`periods${type}`);
}
