import { Button, SegmentedControl } from '@mantine/core';
import {
  IconAt,
  IconBell,
  IconChecklist,
  IconClock,
  IconDatabaseExport,
  IconLockOpen,
  type TablerIcon,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { notificationQueries, useReadNotifications } from '../../data/notifications';
import { ReadOn } from '../../pickers/ReadOn';
import { placeByNumber } from '../../pickers/records/addresses';
import { useText } from '../../shared/i18n/text';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { useToasts } from '../../shared/ui/toasts';
import { When } from '../../shared/ui/When';
import { plainText } from '../../shared/wire/texts';
import type { Notice } from '../../shared/wire/types';
import classes from './notifications.module.css';

const ICONS: Readonly<Record<string, TablerIcon>> = {
  taskAssigned: IconChecklist,
  taskReminder: IconClock,
  accessGranted: IconLockOpen,
  mentioned: IconAt,
  dataReady: IconDatabaseExport,
};

/** What one was told, the newest first: opening one counts it as read and leads to its record. */
export function NotificationPanel({ unread, onClose }: { unread: number; onClose: () => void }) {
  const t = useText('notifications');
  const router = useRouter();
  const toasts = useToasts();
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const query = useInfiniteQuery(notificationQueries.list(isUnreadOnly));
  const read = useReadNotifications();
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (notice: Notice) => {
    if (!notice.isRead) read.mutate([notice.id], { onError: toasts.failed });
    const place = placeByNumber(notice.entityType, notice.entityId);
    if (!place) return;
    onClose();
    router.history.push(place);
  };
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          data={[
            { value: 'all', label: t('all') },
            { value: 'unread', label: t('unread') },
          ]}
          value={isUnreadOnly ? 'unread' : 'all'}
          onChange={(value) => setUnreadOnly(value === 'unread')}
        />
      </div>
      <div className={classes.scroller}>
        {query.error && !query.data && (
          <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isPending && <div className={classes.loading} />}
        {query.data && notices.length === 0 && (
          <p className={classes.empty}>{t(isUnreadOnly ? 'allRead' : 'emptyText')}</p>
        )}
        <ul className={classes.list}>
          {notices.map((notice) => (
            <Line key={notice.id} notice={notice} onOpen={() => open(notice)} />
          ))}
        </ul>
        {query.hasNextPage && (
          <ReadOn
            isReading={query.isFetchingNextPage}
            onReach={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
          />
        )}
      </div>
      {unread > 0 && (
        <div className={classes.foot}>
          <Button
            variant="subtle"
            color="gray"
            fullWidth
            loading={read.isPending}
            onClick={() => read.mutate([], { onError: toasts.failed })}
          >
            {t('markAllRead')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const t = useText('notifications');
  const Icon = ICONS[notice.kind] ?? IconBell;
  const text = plainText(notice.text).trim();
  return (
    <li>
      <button
        type="button"
        className={classes.notice}
        data-unread={!notice.isRead || undefined}
        onClick={onOpen}
      >
        <Icon size={17} stroke={1.7} aria-hidden />
        <span className={classes.body}>
          <span className={classes.subject}>{plainText(notice.subject)}</span>
          {text && <span className={classes.text}>{text}</span>}
          <span className={classes.when}>
            <When date={notice.created} />
          </span>
        </span>
        {!notice.isRead && (
          <span className={classes.dot}>
            <span className="sr-only">{t('isUnread')}</span>
          </span>
        )}
      </button>
    </li>
  );
}
