import { Button } from '@mantine/core';
import { IconHash, IconLock, IconTrash, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../shared/i18n/text';
import { later } from '../../shared/ui/later';
import type { DialogProps, TaggedKind } from './dialogs';
import type { Bulk } from './useBulk';

const TagDialog = later(async () => (await import('./TagDialog')).TagDialog);
const AccessDialog = later(async () => (await import('./AccessDialog')).AccessDialog);

interface Props {
  label: string;
  Icon: TablerIcon;
  loading?: boolean;
  isDanger?: boolean;
  onClick: () => void;
  /** Called when it is about to be clicked. */
  onNear?: () => void;
}

/** Something that is done to all that are selected. */
export function BulkButton({ label, Icon, loading = false, isDanger = false, onClick, onNear }: Props) {
  return (
    <Button
      variant="subtle"
      color={isDanger ? 'var(--bad)' : 'gray'}
      leftSection={<Icon size={15} aria-hidden />}
      loading={loading}
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

/** Deletes the selected. */
export function DeleteButton({ bulk }: { bulk: Bulk<{ readonly kind: 'delete' }> }) {
  const t = useText('lists');
  return (
    <BulkButton
      label={t('delete')}
      Icon={IconTrash}
      isDanger
      loading={bulk.isDoing('delete')}
      onClick={() => bulk.run({ kind: 'delete' })}
    />
  );
}

/** Gives the selected a tag or takes one from them; asks which. */
export function TagButton({ bulk, of }: { bulk: DialogProps<'tag'>['bulk']; of: TaggedKind }) {
  const t = useText('lists');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <BulkButton label={t('tag')} Icon={IconHash} onNear={TagDialog.warm} onClick={() => setOpen(true)} />
      {isOpen && <TagDialog bulk={bulk} of={of} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Sets who sees the selected; asks who. */
export function AccessButton({ bulk }: { bulk: DialogProps<'access'>['bulk'] }) {
  const t = useText('lists');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <BulkButton
        label={t('access')}
        Icon={IconLock}
        onNear={AccessDialog.warm}
        onClick={() => setOpen(true)}
      />
      {isOpen && <AccessDialog bulk={bulk} onClose={() => setOpen(false)} />}
    </>
  );
}
