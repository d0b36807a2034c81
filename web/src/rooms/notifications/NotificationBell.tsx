import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { notificationQueries } from '../../data/notifications';
import { useText } from '../../shared/i18n/text';
import classes from './notifications.module.css';

const NotificationPanel = lazy(async () => ({
  default: (await import('./NotificationPanel')).NotificationPanel,
}));
const MOST_SHOWN = 99;

/** How many notifications have not been read; opens what one was told. */
export function NotificationBell() {
  const common = useText('common');
  const t = useText('notifications');
  const [isOpen, setOpen] = useState(false);
  const { data: count = 0 } = useQuery(notificationQueries.count());
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          aria-label={common('unread', { count })}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          pos="relative"
          size={32}
          onClick={() => setOpen(!isOpen)}
        >
          <IconBell size={18} stroke={1.7} aria-hidden />
          {count > 0 && (
            <span className={classes.count} aria-hidden>
              {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} maw="calc(100vw - 16px)" aria-label={t('title')}>
        <Suspense fallback={<div className={classes.loading} />}>
          <NotificationPanel unread={count} onClose={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
