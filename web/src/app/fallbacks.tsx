import { Button } from '@mantine/core';
import { IconMapSearch } from '@tabler/icons-react';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useText } from '../shared/i18n/text';
import { EmptyState } from '../shared/ui/EmptyState';
import { ErrorPanel } from '../shared/ui/ErrorPanel';

/** What stands where a page broke. */
export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter();
  // Not only shown again: what the page could not load, its code among it, is asked for anew.
  return <ErrorPanel error={error} onRetry={() => void router.invalidate()} />;
}

/** What stands at an address that nothing has. */
export function NotFoundPage() {
  const t = useText('common');
  return (
    <EmptyState
      icon={<IconMapSearch size={22} />}
      title={t('notFoundTitle')}
      text={t('noSuchPage')}
      actions={
        <Button variant="default" component={Link} to="/">
          {t('toDashboard')}
        </Button>
      }
    />
  );
}
