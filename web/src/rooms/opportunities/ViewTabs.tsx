import { IconCalendarStats, IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { usePageCommands } from '../../shared/commands/PageCommands';
import { useText } from '../../shared/i18n/text';
import classes from './opportunities.module.css';

const TABS = [
  { id: 'list', to: '/opportunities', icon: IconList },
  { id: 'board', to: '/opportunities/board', icon: IconLayoutKanban },
  { id: 'forecast', to: '/opportunities/forecast', icon: IconCalendarStats },
] as const;

interface Props {
  current: (typeof TABS)[number]['id'];
  /** What the views share of the address: who is responsible, tags, words. */
  search: { q?: string; responsible?: string; tags?: readonly string[] };
}

/** The same opportunities as list, board and forecast. What narrows them goes along. */
export function ViewTabs({ current, search }: Props) {
  const t = useText('opportunities');
  const navigate = useNavigate();
  usePageCommands(
    TABS.filter(({ id }) => id !== current).map(({ id, to, icon: Icon }) => ({
      id: `opportunities.${id}`,
      label: `${t('title')}: ${t(`views_${id}`)}`,
      icon: <Icon size={16} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to, search }),
    })),
  );
  return (
    <nav className={classes.tabs} aria-label={t('views_label')}>
      {TABS.map(({ id, to, icon: Icon }) => (
        <Link
          key={id}
          to={to}
          search={search}
          className={classes.tab}
          activeOptions={{ exact: true, includeSearch: false }}
          data-current={id === current || undefined}
        >
          <Icon size={16} stroke={1.7} aria-hidden />
          <span className={classes.tabName}>{t(`views_${id}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
