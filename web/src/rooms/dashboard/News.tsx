import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { notificationQueries, useReadNotifications } from '../../data/notifications';
import { placeByNumber } from '../../pickers/records/addresses';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import { When } from '../../shared/ui/When';
import { plainText } from '../../shared/wire/texts';
import type { Notice } from '../../shared/wire/types';
import classes from './dashboard.module.css';
import { Panel } from './Panel';

const MOST = 5;

/** What one was told and has not read yet; nothing at all where there is none. */
export function News() {
  const t = useText('dashboard');
  const router = useRouter();
  const toasts = useToasts();
  const query = useInfiniteQuery(notificationQueries.list(true));
  const read = useReadNotifications();
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (notices.length === 0) return null;
  const open = (notice: Notice) => {
    read.mutate([notice.id], { onError: toasts.failed });
    const place = placeByNumber(notice.entityType, notice.entityId);
    if (place) router.history.push(place);
  };
  return (
    <Panel
      title={t('news')}
      more={
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={read.isPending}
          onClick={() => read.mutate([], { onError: toasts.failed })}
        >
          {t('markRead')}
        </Button>
      }
    >
      <ul className={classes.list}>
        {notices.slice(0, MOST).map((notice) => (
          <li key={notice.id} className={classes.duty}>
            <button type="button" className={classes.item} onClick={() => open(notice)}>
              <span className={classes.name}>{plainText(notice.subject)}</span>
            </button>
            <span className={classes.when}>
              <When date={notice.created} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
