import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useText } from '../../shared/i18n/text';
import { isWireError } from '../../shared/wire/errors';
import classes from './Shell.module.css';

/** Says calmly that the server can't be reached, for as long as something on the page waits for it. */
export function AwayBanner() {
  const t = useText('common');
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const isAway = useSyncExternalStore(
    (notify) => cache.subscribe(notify),
    () =>
      cache
        .getAll()
        .some(
          (query) =>
            query.isActive() &&
            isWireError(query.state.error ?? query.state.fetchFailureReason, 'unreachable'),
        ),
  );
  if (!isAway) return null;
  return (
    <div className={classes.away} role="status">
      <IconCloudOff size={16} aria-hidden />
      {t('awayText')}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void client.refetchQueries({ type: 'active' })}
      >
        {t('retry')}
      </Button>
    </div>
  );
}
