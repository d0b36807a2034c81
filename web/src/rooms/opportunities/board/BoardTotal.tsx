import { useQuery } from '@tanstack/react-query';
import { FIGURES_BY, opportunityQueries } from '../../../data/opportunities';
import { useFormats } from '../../../shared/i18n/formats';
import { useShortFormats } from '../useShortFormats';
import { useToday } from '../useToday';
import classes from './board.module.css';
import { type BoardSearch, toBoardFilter } from './boardSearch';
import { sumsOf } from './sums';

/** How many open opportunities a board shows, and what they are worth together. */
export function BoardTotal({ search }: { search: BoardSearch }) {
  const formats = useFormats();
  const short = useShortFormats();
  const today = useToday();
  const filter = toBoardFilter(search, today);
  const { data } = useQuery(opportunityQueries.figures({ ...filter, stageType: 0 }, FIGURES_BY.stage));
  if (!data) return null;
  const sums = sumsOf(
    { sum: data.sum, weightedSum: data.weightedSum, sums: data.groups.flatMap((group) => group.sums) },
    data.currency,
    data.missingRates,
  );
  return (
    <span className={classes.total}>
      {formats.number(data.count)}
      <span className={classes.totalSum}>
        {sums.map((one) => short.round(one.sum, one.currency)).join(' + ')}
      </span>
    </span>
  );
}
