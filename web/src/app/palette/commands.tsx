import { useMantineColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import {
  IconBolt,
  IconDeviceDesktop,
  IconHistory,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSignOut } from '../../data/session';
import { cardOf, kindIcon } from '../../pickers/records/addresses';
import { useOfferedCommands } from '../../shared/commands/PageCommands';
import { LANGUAGES } from '../../shared/i18n/language';
import { useLocale, useText } from '../../shared/i18n/text';
import { Keys } from '../../shared/keys/Keys';
import { SHORTCUTS } from '../../shared/keys/shortcuts';
import { LANGUAGE_KEY } from '../languageChoice';
import { CREATABLES } from '../shell/creatables';
import { DESTINATIONS } from '../shell/destinations';
import type { MarkedPart } from './ranking';
import { useRecents } from './recents';

/** Something that the palette does. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly hint?: ReactNode;
  /** The label with what was found in it; the label as it is if left out. */
  readonly parts?: readonly MarkedPart[];
  /** A second, quiet line of words: where a record belongs, what else was found in it. */
  readonly aside?: readonly MarkedPart[];
  readonly run: () => void;
}

const SIZE = 16;

/** Records that were opened last. */
export function useRecentCommands(): readonly Command[] {
  const t = useText('palette');
  const { history } = useRouter();
  return useRecents().map(({ kind, id, title }) => {
    const Icon = kindIcon(kind);
    return {
      id: `recent ${kind} ${id}`,
      group: t('recent'),
      label: title,
      icon: <Icon size={SIZE} aria-hidden />,
      run: () => history.push(cardOf(kind, id) ?? '/'),
    };
  });
}

/** What the open page offers. */
export function usePageOffers(): readonly Command[] {
  const t = useText('palette');
  return useOfferedCommands().map(({ id, label, icon, shortcut, run }) => ({
    id: `page ${id}`,
    group: t('thisPage'),
    label,
    icon: icon ?? <IconBolt size={SIZE} aria-hidden />,
    hint: shortcut && <Keys keys={SHORTCUTS[shortcut].keys} />,
    run,
  }));
}

/** What can be done from everywhere: going somewhere, creating something. */
export function useCommands(): readonly Command[] {
  const t = useText('palette');
  const common = useText('common');
  const navigate = useNavigate();
  const { history } = useRouter();
  const going = DESTINATIONS.map(
    ({ to, label, icon: Icon, shortcut }): Command => ({
      id: `go ${to}`,
      group: t('goTo'),
      label: common(label),
      icon: <Icon size={SIZE} aria-hidden />,
      hint: <Keys keys={SHORTCUTS[shortcut].keys} />,
      run: () => void navigate({ to }),
    }),
  );
  const more = [
    { to: '/trash', label: common('trash'), icon: <IconTrash size={SIZE} aria-hidden /> },
    { to: '/changes', label: common('changes'), icon: <IconHistory size={SIZE} aria-hidden /> },
  ].map(
    ({ to, label, icon }): Command => ({
      id: `go ${to}`,
      group: t('goTo'),
      label,
      icon,
      run: () => history.push(to),
    }),
  );
  const creating = CREATABLES.map(
    ({ label, icon: Icon, href }): Command => ({
      id: `create ${label}`,
      group: t('createNew'),
      label: t('create', { what: common(label) }),
      icon: <Icon size={SIZE} aria-hidden />,
      run: () => history.push(href),
    }),
  );
  return [...creating, ...going, ...more];
}

/** Looks, language, signing out: found by typing, and not in the way before. */
export function useOwnCommands(): readonly Command[] {
  const t = useText('palette');
  const common = useText('common');
  const { language } = useLocale();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const [, choose] = useLocalStorage<string>({ key: LANGUAGE_KEY, defaultValue: '' });
  const schemes = [
    { value: 'light', icon: <IconSun size={SIZE} aria-hidden />, label: common('light') },
    { value: 'dark', icon: <IconMoon size={SIZE} aria-hidden />, label: common('dark') },
    { value: 'auto', icon: <IconDeviceDesktop size={SIZE} aria-hidden />, label: common('likeSystem') },
  ] as const;
  return [
    ...schemes.map(
      ({ value, icon, label }): Command => ({
        id: `scheme ${value}`,
        group: t('preferences'),
        label: `${common('appearance')}: ${label}`,
        icon,
        run: () => setColorScheme(value),
      }),
    ),
    ...Object.entries(LANGUAGES)
      .filter(([value]) => value !== language)
      .map(
        ([value, label]): Command => ({
          id: `language ${value}`,
          group: t('preferences'),
          label: `${common('language')}: ${label}`,
          icon: <IconLanguage size={SIZE} aria-hidden />,
          run: () => choose(value),
        }),
      ),
    {
      id: 'sign out',
      group: t('preferences'),
      label: common('signOut'),
      icon: <IconLogout size={SIZE} aria-hidden />,
      run: () => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }) }),
    },
  ];
}
