import { useNavigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../shared/i18n/text';
import { Keys } from '../../shared/keys/Keys';
import { SHORTCUTS } from '../../shared/keys/shortcuts';
import { CREATABLES } from '../shell/creatables';
import { DESTINATIONS } from '../shell/destinations';

/** Something that the palette does. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly hint?: ReactNode;
  readonly run: () => void;
}

const SIZE = 16;

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
  const creating = CREATABLES.map(
    ({ label, icon: Icon, href }): Command => ({
      id: `create ${label}`,
      group: t('createNew'),
      label: t('create', { what: common(label) }),
      icon: <Icon size={SIZE} aria-hidden />,
      run: () => history.push(href),
    }),
  );
  return [...going, ...creating];
}
