import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';

/** What stands on the dashboard of an empty CRM: how to begin. */
export function Begin({ canSetUp }: { canSetUp: boolean }) {
  const t = useText('dashboard');
  return (
    <EmptyState
      icon={<IconSparkles size={20} />}
      title={t('beginTitle')}
      text={t('beginText')}
      actions={
        <>
          <Button renderRoot={(props) => <Link {...props} to="/contacts/new" search={{ kind: 'company' }} />}>
            {t('newCompany')}
          </Button>
          {canSetUp && (
            <Button variant="default" component={Link} to="/welcome">
              {t('setUp')}
            </Button>
          )}
        </>
      }
    />
  );
}
