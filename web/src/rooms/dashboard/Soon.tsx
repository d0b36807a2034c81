import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dashboardQueries } from '../../data/dashboard';
import { opportunityQueries, worthOf } from '../../data/opportunities';
import { useToday } from '../../pickers/useToday';
import { useText } from '../../shared/i18n/text';
import { addDays, dayOf, readDate, writeDay } from '../../shared/wire/dates';
import type { Opportunity } from '../../shared/wire/types';
import classes from './dashboard.module.css';
import { WEEK } from './days';
import { Panel } from './Panel';
import { useShort } from './useShort';

const MOST = 6;
const OPEN = 0;

/** Somebody's deals that are expected to close within a week. */
export function Soon({ userId }: { userId: string }) {
  const t = useText('dashboard');
  const today = useToday();
  const source = opportunityQueries.source({
    responsibleid: userId,
    stageType: OPEN,
    fromDate: writeDay(today),
    toDate: writeDay(addDays(today, WEEK), '23:59'),
    sortBy: 'dateandtime',
    sortOrder: 'ascending',
  });
  const query = useQuery({
    queryKey: [...dashboardQueries.all(), 'soon', ...source.key],
    queryFn: ({ signal }) => source.page(0, MOST, signal),
  });
  const deals = query.data?.items ?? [];
  return (
    <Panel title={t('closingSoon')} query={query} rows={3}>
      {deals.length === 0 && <p className={classes.nothing}>{t('nothingCloses')}</p>}
      <ul className={classes.list}>
        {deals.map((deal) => (
          <Deal key={deal.id} deal={deal} />
        ))}
      </ul>
    </Panel>
  );
}

function Deal({ deal }: { deal: Opportunity }) {
  const short = useShort();
  const closes = readDate(deal.expectedCloseDate);
  return (
    <li className={classes.duty}>
      <Link to="/opportunities/$id" params={{ id: String(deal.id) }} className={classes.item}>
        <span className={classes.name}>{deal.title}</span>
        {deal.contact && <span className={classes.beside}>{deal.contact.displayName}</span>}
      </Link>
      {deal.bidCurrency && (
        <span className={classes.amount}>{short.money(worthOf(deal), deal.bidCurrency.abbreviation)}</span>
      )}
      {closes && <span className={classes.when}>{short.day(dayOf(closes))}</span>}
    </li>
  );
}
