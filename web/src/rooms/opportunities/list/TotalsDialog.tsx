import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FIGURES_BY, type OpportunityFilter, opportunityQueries } from '../../../data/opportunities';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { Money } from '../../../shared/ui/Money';
import type { Figures } from '../../../shared/wire/types';
import classes from '../opportunities.module.css';

interface Props {
  filter: OpportunityFilter;
  onClose: () => void;
}

/** What the list is worth: by currency, and all in the portal's own. */
export function TotalsDialog({ filter, onClose }: Props) {
  const t = useText('opportunities');
  const common = useText('common');
  const { sortBy: _, sortOrder: __, ...conditions } = filter;
  const { data, error, refetch } = useQuery(opportunityQueries.figures(conditions, FIGURES_BY.currency));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('totals')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Totals figures={data} />
      ) : (
        <Skeleton height={120} />
      )}
    </Modal>
  );
}

function Totals({ figures }: { figures: Figures }) {
  const t = useText('opportunities');
  const formats = useFormats();
  const { currency, missingRates } = figures;
  const rows = figures.groups.flatMap((group) =>
    group.sums.map((one) => ({ ...one, count: group.count, title: group.title })),
  );
  return (
    <>
      <p>{t('totalsText', { count: figures.count })}</p>
      <table className={classes.totals}>
        <thead>
          <tr>
            <th scope="col">{t('currency')}</th>
            <th scope="col" className={classes.end}>
              {t('count')}
            </th>
            <th scope="col" className={classes.end}>
              {t('sum')}
            </th>
            <th scope="col" className={classes.end}>
              {t('weighted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency}>
              <td>{`${row.currency} · ${row.title}`}</td>
              <td className={classes.end}>{formats.number(row.count)}</td>
              <td className={classes.end}>
                <Money amount={row.sum} currency={row.currency} />
              </td>
              <td className={classes.end}>
                <Money amount={row.weightedSum} currency={row.currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('allIn', { currency })}</th>
            <td className={classes.end}>{formats.number(figures.count)}</td>
            <td className={classes.end}>
              <Money amount={figures.sum} currency={currency} />
            </td>
            <td className={classes.end}>
              <Money amount={figures.weightedSum} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
      {missingRates.length > 0 && (
        <p className={classes.hint}>
          {t('missingRates', { currencies: formats.list(missingRates), currency })}
        </p>
      )}
    </>
  );
}
