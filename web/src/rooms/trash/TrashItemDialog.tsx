import { Button, Group, Modal } from '@mantine/core';
import { kindKey } from '../../pickers/records/words';
import { useText } from '../../shared/i18n/text';
import { Fact } from '../../shared/ui/inline/Fact';
import { Facts } from '../../shared/ui/RecordPage';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import type { TrashItem } from '../../shared/wire/types';

interface Props {
  item: TrashItem;
  isRestoring: boolean;
  onRestore: () => void;
  onClose: () => void;
}

/** One deleted record: what it was, who deleted it, and the way back. */
export function TrashItemDialog({ item, isRestoring, onRestore, onClose }: Props) {
  const t = useText('trash');
  const records = useText('records');
  const common = useText('common');
  return (
    <Modal
      opened
      onClose={onClose}
      title={item.title || t('untitled')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Facts>
        <Fact label={t('kind')}>{records(kindKey(item.kind))}</Fact>
        <Fact label={t('deletedBy')}>
          <UserChip user={item.deletedBy} />
        </Fact>
        <Fact label={t('deleted')}>
          <When date={item.date} />
        </Fact>
      </Facts>
      <p style={{ color: 'var(--ink-3)' }}>{t(item.canRestore ? 'comesBack' : 'notYours')}</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('close')}
        </Button>
        {item.canRestore && (
          <Button loading={isRestoring} onClick={onRestore} data-autofocus>
            {t('restore')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
