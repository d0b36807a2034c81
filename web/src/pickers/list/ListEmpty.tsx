import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';

export interface ListEmptyProps {
  /** Whose texts say it. */
  room: 'contacts' | 'opportunities' | 'cases' | 'tasks' | 'trash' | 'changes';
  icon: ReactNode;
  /** How to begin. */
  action?: ReactNode;
  isNarrowed: boolean;
  onClear: () => void;
}

/** What stands where no record is: how to begin, or how to see more. */
export function ListEmpty({ room, icon, action, isNarrowed, onClear }: ListEmptyProps) {
  const t = useText(room);
  if (!isNarrowed)
    return <EmptyState icon={icon} title={t('emptyTitle')} text={t('emptyText')} actions={action} />;
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
