import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { Arranged } from '../../../data/arranged';
import { useText } from '../../../shared/i18n/text';

interface Props {
  item: Arranged;
  others: readonly Arranged[];
  onReplace: (id: number) => void;
  onClose: () => void;
}

/** Asks what is to take the place of an item that is used and is to go. */
export function ReplaceDialog({ item, others, onReplace, onClose }: Props) {
  const t = useText('settings');
  const common = useText('common');
  const [chosen, setChosen] = useState(String(others[0]?.id ?? ''));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('replaceTitle', { title: item.title })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Text mb="sm">{t('replaceText', { count: item.count })}</Text>
      <NativeSelect
        label={t('replaceBy')}
        value={chosen}
        data={others.map(({ id, title }) => ({ value: String(id), label: title }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button color="red.9" disabled={chosen === ''} onClick={() => onReplace(Number(chosen))}>
          {t('delete')}
        </Button>
      </Group>
    </Modal>
  );
}
