import { IconCalendar, IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../shared/i18n/text';
import { carried, type TaskSearch } from './taskSearch';
import classes from './tasks.module.css';

const TABS = [
  { id: 'list', to: '/tasks', icon: IconList },
  { id: 'board', to: '/tasks/board', icon: IconLayoutKanban },
  { id: 'calendar', to: '/tasks/calendar', icon: IconCalendar },
] as const;

export type TaskView = (typeof TABS)[number]['id'];

/** The same tasks as list, board and calendar. What narrows them goes along. */
export function ViewTabs({ current, search }: { current: TaskView; search: TaskSearch }) {
  const t = useText('tasks');
  return (
    <nav className={classes.tabs} aria-label={t('views')}>
      {TABS.map(({ id, to, icon: Icon }) => (
        <Link
          key={id}
          to={to}
          search={carried(search)}
          className={classes.tab}
          aria-current={id === current ? 'page' : undefined}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{}}
        >
          <Icon size={16} stroke={1.7} aria-hidden />
          <span className={classes.tabName}>{t(`view_${id}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
