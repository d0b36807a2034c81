import { Button } from '@mantine/core';
import { IconCloudOff, IconMoodPuzzled } from '@tabler/icons-react';
import { useText } from '../i18n/text';
import { isWireError } from '../wire/errors';
import { EmptyState } from './EmptyState';
import { useErrorWords } from './errorWords';

/** Says calmly what went wrong, and lets the user try again. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useText('common');
  const words = useErrorWords();
  const isAway = isWireError(error, 'unreachable');
  return (
    <div role="alert">
      <EmptyState
        icon={isAway ? <IconCloudOff size={22} /> : <IconMoodPuzzled size={22} />}
        title={isWireError(error, 'not-found') ? t('notFoundTitle') : t(isAway ? 'awayTitle' : 'errorTitle')}
        text={words(error)}
        actions={
          onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )
        }
      />
    </div>
  );
}
