import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { dashboardQueries } from '../data/dashboard';
import { preferenceQueries } from '../data/preferences';
import { isCrmAdmin, sessionQueries } from '../data/session';
import { Begin } from '../rooms/dashboard/Begin';
import classes from '../rooms/dashboard/dashboard.module.css';
import { MyDay } from '../rooms/dashboard/MyDay';
import { News } from '../rooms/dashboard/News';
import { Waiting } from '../rooms/dashboard/Panel';
import { Pipeline } from '../rooms/dashboard/Pipeline';
import { Recent } from '../rooms/dashboard/Recent';
import { Soon } from '../rooms/dashboard/Soon';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';
import type { Profile } from '../shared/wire/types';

// Beyond the first screen: they come once the rest is there.
const ClosingsChart = lazy(async () => ({
  default: (await import('../rooms/dashboard/charts/ClosingsChart')).ClosingsChart,
}));
const ActivityChart = lazy(async () => ({
  default: (await import('../rooms/dashboard/charts/ActivityChart')).ActivityChart,
}));

/** What is going on, and what one has to do. Who opens an empty CRM for the first time is led to set it up. */
export function DashboardPage() {
  const t = useText('dashboard');
  const { data: self } = useQuery(sessionQueries.self());
  const { data: isEmpty } = useQuery(dashboardQueries.isEmpty());
  useWelcome(self, isEmpty === true);
  return (
    <>
      <PageHeader title={t('title')} />
      {self &&
        (isEmpty ? (
          <Begin canSetUp={isCrmAdmin(self)} />
        ) : (
          <div className={classes.board}>
            <div className={classes.wide}>
              <Pipeline />
              <Suspense fallback={<Waiting rows={8} />}>
                <ClosingsChart />
                <ActivityChart />
              </Suspense>
            </div>
            <div className={classes.side}>
              <MyDay userId={self.id} />
              <News />
              <Soon userId={self.id} />
              <Recent userId={self.id} />
            </div>
          </div>
        ))}
    </>
  );
}

/** Leads those who can set an empty CRM up there once. */
function useWelcome(self: Profile | null | undefined, isEmpty: boolean): void {
  const navigate = useNavigate();
  const isAsked = isEmpty && self != null && isCrmAdmin(self);
  const { data: preferences } = useQuery({ ...preferenceQueries.own(), enabled: isAsked });
  const isFirst = isAsked && preferences !== undefined && !preferences.welcomed;
  useEffect(() => {
    if (isFirst) void navigate({ to: '/welcome', replace: true });
  }, [isFirst, navigate]);
}
