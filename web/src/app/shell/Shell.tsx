import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLiveChanges } from '../../data/live';
import { sessionQueries } from '../../data/session';
import { useText } from '../../shared/i18n/text';
import { useShortcut } from '../../shared/keys/KeysProvider';
import { later, useWarm } from '../../shared/ui/later';
import { useNoteRecents } from '../palette/recents';
import { AwayBanner } from './AwayBanner';
import { DESTINATIONS, type Destination } from './destinations';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';
import { TopBar } from './TopBar';

const Palette = later(async () => (await import('../palette/Palette')).Palette);
const KeySheet = lazy(async () => ({ default: (await import('../../shared/keys/KeySheet')).KeySheet }));

const WARM = [Palette];

/** The frame around every page: navigation, search, create, notifications, and the keys that work everywhere. */
export function Shell() {
  const t = useText('common');
  const { data: self } = useQuery(sessionQueries.self());
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isCreating, setCreating] = useState(false);
  useLiveChanges();
  useNoteRecents();
  useWarm(WARM);
  useSignInWhenGone(self === null);
  useShortcut('palette.open', () => setPaletteOpen(true));
  useShortcut('help.open', () => setHelpOpen(true));
  useShortcut('create.open', () => setCreating(true));
  if (!self) return null;
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      {DESTINATIONS.map((destination) => (
        <GoKey key={destination.to} destination={destination} />
      ))}
      <Navigation />
      <div className={classes.body}>
        <TopBar
          self={self}
          isCreating={isCreating}
          onCreating={setCreating}
          onSearch={() => setPaletteOpen(true)}
          onHelp={() => setHelpOpen(true)}
        />
        <AwayBanner />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
      <Suspense>{isHelpOpen && <KeySheet opened onClose={() => setHelpOpen(false)} />}</Suspense>
    </div>
  );
}

function GoKey({ destination }: { destination: Destination }) {
  const navigate = useNavigate();
  useShortcut(destination.shortcut, () => void navigate({ to: destination.to }));
  return null;
}

/** Leads to sign-in, and back from there, once it turns out that nobody is signed in any more. */
function useSignInWhenGone(isGone: boolean): void {
  const navigate = useNavigate();
  const href = useRouterState({ select: (state) => state.location.href });
  useEffect(() => {
    // On the way there the frame is still drawn: the address is then that of the sign-in itself.
    if (isGone && !href.startsWith('/sign-in')) void navigate({ to: '/sign-in', search: { back: href } });
  }, [isGone, navigate, href]);
}
