import { Button, Group, Modal, Text } from '@mantine/core';
import { useText } from '../i18n/text';

interface Props {
  opened: boolean;
  title: string;
  text: string;
  /** What the button does, as a verb. */
  action: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that can't be taken back at once. What can be undone is not asked for, but done with an Undo. */
export function ConfirmDialog({
  opened,
  title,
  text,
  action,
  danger = false,
  pending = false,
  onConfirm,
  onClose,
}: Props) {
  const t = useText('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      // Nothing is announced of a question that nobody asks.
      {...(opened ? { role: 'alertdialog', 'aria-label': title } : {})}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text size="md">{text}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button {...(danger ? { color: 'red.9' } : {})} loading={pending} onClick={onConfirm} data-autofocus>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
