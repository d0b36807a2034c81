import { Button } from '@mantine/core';
import { IconFilterOff, IconFolders, IconPlus } from '@tabler/icons-react';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';

interface Props {
  isNarrowed: boolean;
  onClear: () => void;
  onCreate: () => void;
}

/** What stands where no case is: how to begin, or how to see more. */
export function Nothing({ isNarrowed, onClear, onCreate }: Props) {
  const t = useText('cases');
  if (!isNarrowed) {
    return (
      <EmptyState
        icon={<IconFolders size={22} />}
        title={t('emptyTitle')}
        text={t('emptyText')}
        actions={
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onCreate}>
            {t('newCase')}
          </Button>
        }
      />
    );
  }
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
