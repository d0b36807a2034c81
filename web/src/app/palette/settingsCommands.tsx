import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { sessionQueries } from '../../data/session';
import { GROUPS, mayUse, SECTIONS } from '../../rooms/settings/frame/sections';
import { useText } from '../../shared/i18n/text';
import type { Command } from './commands';

/** The pages of the settings that the user may open: found by typing. */
export function useSettingsCommands(): readonly Command[] {
  const t = useText('sections');
  const common = useText('common');
  const { history } = useRouter();
  const { data: self } = useQuery(sessionQueries.self());
  if (!self) return [];
  return GROUPS.flatMap(({ names }) => [...names])
    .filter((name) => mayUse(self, name))
    .map((name): Command => {
      const { label, icon: Icon } = SECTIONS[name];
      return {
        id: `settings ${name}`,
        group: common('settings'),
        label: t(label),
        icon: <Icon size={16} aria-hidden />,
        run: () => history.push(`/settings/${name}`),
      };
    });
}
