import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dashboardQueries } from '../../../data/dashboard';
import { useText } from '../../../shared/i18n/text';
import type { Closings, MonthClosings } from '../../../shared/wire/types';
import { monthDays } from '../days';
import { Panel } from '../Panel';
import { useShort } from '../useShort';
import classes from './charts.module.css';
import { Legend } from './Legend';

/** Pixels for both kinds of bars, and for what stands there when there are none. */
const HIGH = 144;
const LINE = 4;

/** What was won and lost, month by month: won stands on the line, lost hangs from it. A month leads to its deals. */
export function ClosingsChart() {
  const t = useText('dashboard');
  const query = useQuery(dashboardQueries.closings());
  return (
    <Panel title={t('closings')} aside={t('twelveMonths')} query={query} rows={5}>
      {query.data && <Months closings={query.data} />}
    </Panel>
  );
}

function Months({ closings }: { closings: Closings }) {
  const t = useText('dashboard');
  const short = useShort();
  const [looked, setLooked] = useState<MonthClosings | null>(null);
  const { months, currency } = closings;
  const most = Math.max(...months.map(({ wonSum }) => wonSum), 0);
  const worst = Math.max(...months.map(({ lostSum }) => lostSum), 0);
  // One scale for both, so that what was won can be compared with what was lost.
  const scale = HIGH / Math.max(most + worst, 1);
  const shown = looked ?? months.at(-1);
  const line = (month: MonthClosings) =>
    t('monthLine', {
      month: short.monthAndYear(month.month),
      wonCount: month.wonCount,
      won: short.money(month.wonSum, currency),
      lostCount: month.lostCount,
      lost: short.money(month.lostSum, currency),
    });
  const lines = [
    { label: t('won'), color: 'var(--good)' },
    { label: t('lost'), color: 'var(--bad)' },
  ];
  return (
    <>
      <Legend lines={lines} told={shown ? line(shown) : ''} />
      <ul className={classes.columns} onMouseLeave={() => setLooked(null)}>
        {months.map((month) => {
          const [from, to] = monthDays(month.month);
          return (
            <li key={month.month} className={classes.column}>
              <Link
                to="/opportunities"
                search={{ state: month.wonCount === 0 && month.lostCount > 0 ? 'lost' : 'won', from, to }}
                className={classes.month}
                onMouseEnter={() => setLooked(month)}
                onFocus={() => setLooked(month)}
                onBlur={() => setLooked(null)}
              >
                <span className={classes.above} style={{ height: most * scale + LINE }}>
                  <span className={classes.won} style={{ height: month.wonSum * scale }} />
                </span>
                <span className={classes.below} style={{ height: worst * scale + LINE }}>
                  <span className={classes.lost} style={{ height: month.lostSum * scale }} />
                </span>
                <span className={classes.tick} aria-hidden>
                  {short.month(month.month)}
                </span>
                <span className="sr-only">{line(month)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
