import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dashboardQueries } from '../../../data/dashboard';
import { useFormats } from '../../../shared/i18n/formats';
import { type Text, useText } from '../../../shared/i18n/text';
import type { DayActivity } from '../../../shared/wire/types';
import { Panel } from '../Panel';
import { useShort } from '../useShort';
import classes from './charts.module.css';
import { Legend } from './Legend';

const PARTS = [
  { name: 'events', label: 'events', color: 'var(--accent-ink)' },
  {
    name: 'tasksClosed',
    label: 'tasksClosed',
    color: 'color-mix(in srgb, var(--accent-ink) 42%, var(--panel))',
  },
  { name: 'opportunities', label: 'newDeals', color: 'var(--warn)' },
  { name: 'contacts', label: 'newContacts', color: 'var(--ink-3)' },
] as const;
/** Size of the drawing: it is stretched to its place. */
const STEP = 10;
const WIDE = 7;
const HIGH = 100;

/** What was done on each of the last thirty days; a day leads to its changes. */
export function ActivityChart() {
  const t = useText('dashboard');
  const query = useQuery(dashboardQueries.activity());
  return (
    <Panel
      title={t('activity')}
      aside={t('thirtyDays')}
      query={query}
      rows={4}
      more={<Link to="/changes">{t('allChanges')}</Link>}
    >
      {query.data && <Days days={query.data.days} />}
    </Panel>
  );
}

function Days({ days }: { days: readonly DayActivity[] }) {
  const t = useText('dashboard');
  const short = useShort();
  const [looked, setLooked] = useState<DayActivity | null>(null);
  const shown = looked ?? days.at(-1);
  const largest = Math.max(4, ...days.map(total));
  return (
    <>
      <Legend
        lines={PARTS.map(({ label, color }) => ({ label: t(label), color }))}
        told={shown ? lineOf(shown, short.day(shown.day), t) : ''}
      />
      <div className={classes.drawing}>
        <svg
          viewBox={`0 0 ${days.length * STEP} ${HIGH}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className={classes.svg}
          onMouseLeave={() => setLooked(null)}
        >
          {days.map((day, place) => (
            <Stack key={day.day} day={day} place={place} largest={largest} onLook={() => setLooked(day)} />
          ))}
        </svg>
        <div className={classes.ends} aria-hidden>
          <span>{short.day(days[0]?.day ?? '')}</span>
          <span>{short.day(days.at(-1)?.day ?? '')}</span>
        </div>
      </div>
      <DayTable days={days} />
    </>
  );
}

interface StackProps {
  day: DayActivity;
  place: number;
  largest: number;
  onLook: () => void;
}

function Stack({ day, place, largest, onLook }: StackProps) {
  let top = HIGH;
  const left = place * STEP + (STEP - WIDE) / 2;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer reads the table below
    <g onMouseEnter={onLook} className={classes.stack}>
      <rect x={place * STEP} y={0} width={STEP} height={HIGH} className={classes.hit} />
      {PARTS.map(({ name, color }) => {
        const height = (day[name] / largest) * HIGH;
        top -= height;
        return <rect key={name} x={left} y={top} width={WIDE} height={height} fill={color} />;
      })}
      <rect x={left} y={HIGH - 0.6} width={WIDE} height={0.6} className={classes.floor} />
    </g>
  );
}

/** The same for those who can't see it. */
function DayTable({ days }: { days: readonly DayActivity[] }) {
  const t = useText('dashboard');
  const short = useShort();
  const formats = useFormats();
  return (
    <table className="sr-only">
      <caption>{t('activity')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('day')}</th>
          {PARTS.map(({ name, label }) => (
            <th key={name} scope="col">
              {t(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{short.day(day.day)}</th>
            {PARTS.map(({ name }) => (
              <td key={name}>{formats.number(day[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function total(day: DayActivity): number {
  return PARTS.reduce((sum, { name }) => sum + day[name], 0);
}

function lineOf(day: DayActivity, said: string, t: Text<'dashboard'>): string {
  const { events, tasksClosed, contacts, opportunities: deals } = day;
  return t('dayLine', { day: said, events, tasksClosed, contacts, deals });
}
