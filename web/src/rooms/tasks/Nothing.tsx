import { Button } from '@mantine/core';
import { IconChecklist, IconFilterOff } from '@tabler/icons-react';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';

/** What stands where no task is: how to begin, or how to see more. */
export function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useText('tasks');
  if (!isNarrowed)
    return <EmptyState icon={<IconChecklist size={22} />} title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <EmptyState
      icon={<IconFilterOff size={22} />}
      title={t('noMatchTitle')}
      text={t('noMatchText')}
      actions={
        <Button variant="default" onClick={onClear}>
          {t('showAll')}
        </Button>
      }
    />
  );
}
