import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { dashboardQueries } from '../data/dashboard';
import { useRemember } from '../data/preferences';
import { sessionQueries } from '../data/session';
import { InviteDialog } from '../rooms/settings/people/InviteDialog';
import { BeginStep } from '../rooms/welcome/BeginStep';
import { InviteStep } from '../rooms/welcome/InviteStep';
import { PortalStep } from '../rooms/welcome/PortalStep';
import classes from '../rooms/welcome/welcome.module.css';
import { RoomTexts, useText } from '../shared/i18n/text';
import { Logo } from '../shared/ui/Logo';

/** The first run: a few things to set, all of which can be skipped. Nobody is led here twice. */
export function WelcomePage() {
  const t = useText('welcome');
  const navigate = useNavigate();
  const { data: self } = useQuery(sessionQueries.self());
  const { data: isEmpty = false } = useQuery(dashboardQueries.isEmpty());
  const { mutate: remember } = useRemember();
  const [isInviting, setInviting] = useState(false);
  useEffect(() => {
    document.title = `${t('title')} · Rapport`;
  }, [t]);
  // Seen is seen: whoever leaves by the navigation has skipped it.
  useEffect(() => remember({ welcomed: true }), [remember]);
  if (!self) return null;
  const isAdmin = self.isAdmin || self.isOwner;
  const leave = () => void navigate({ to: '/' });
  return (
    <div className={classes.page}>
      <Logo size={32} />
      <h1 className={classes.hello}>{t('title')}</h1>
      <p className={classes.lead}>{t('lead')}</p>
      {isAdmin && <PortalStep />}
      {isAdmin && <InviteStep userId={self.id} onInvite={() => setInviting(true)} />}
      <BeginStep canFill={self.isOwner && isEmpty} onFilled={leave} />
      <div className={classes.foot}>
        <Button onClick={leave}>{t('toDashboard')}</Button>
      </div>
      {isInviting && (
        <Suspense>
          <RoomTexts room="settings">
            <InviteDialog onClose={() => setInviting(false)} />
          </RoomTexts>
        </Suspense>
      )}
    </div>
  );
}
