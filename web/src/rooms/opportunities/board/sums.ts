import type { FigureGroup } from '../../../data/opportunityBoard';

/** An amount to be shown, with what is left of it by probability. */
export interface Sum {
  readonly currency: string;
  readonly sum: number;
  readonly weighted: number;
}

/**
 * Returns what a group is worth: one amount in the portal's currency, and one for each currency that no rate leads from.
 *
 * Nothing is left out in silence: where rates are missing, their amounts stand beside. A currency may
 * come several times.
 */
export function sumsOf(
  group: Pick<FigureGroup, 'sum' | 'weightedSum' | 'sums'> | undefined,
  currency: string,
  missingRates: readonly string[],
): readonly Sum[] {
  if (!group) return [{ currency, sum: 0, weighted: 0 }];
  const lost = group.sums.filter((one) => missingRates.includes(one.currency));
  const apart = [...new Set(lost.map((one) => one.currency))].map((each) => {
    const same = lost.filter((one) => one.currency === each);
    return {
      currency: each,
      sum: same.reduce((total, one) => total + one.sum, 0),
      weighted: same.reduce((total, one) => total + one.weightedSum, 0),
    };
  });
  const isAllApart = apart.length > 0 && lost.length === group.sums.length;
  return isAllApart ? apart : [{ currency, sum: group.sum, weighted: group.weightedSum }, ...apart];
}
