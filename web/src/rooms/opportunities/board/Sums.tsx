import { Tooltip } from '@mantine/core';
import { useText } from '../../../shared/i18n/text';
import { useShortFormats } from '../useShortFormats';
import classes from './board.module.css';
import type { Sum } from './sums';

/** What a column is worth: in full, and by probability beside it. */
export function Sums({ sums }: { sums: readonly Sum[] }) {
  const t = useText('opportunities');
  const formats = useShortFormats();
  const full = sums.map((one) => formats.round(one.sum, one.currency)).join(' + ');
  const weighted = sums.map((one) => formats.round(one.weighted, one.currency)).join(' + ');
  return (
    <Tooltip label={`${full} · ${t('weightedSum', { amount: weighted })}`}>
      <p className={classes.sums}>
        <span className={classes.full}>{full}</span>
        <span className={classes.weighted}>
          <span aria-hidden>≈ </span>
          <span className="sr-only">{t('weighted')} </span>
          {weighted}
        </span>
      </p>
    </Tooltip>
  );
}
