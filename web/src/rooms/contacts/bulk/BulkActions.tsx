import { IconChecklist, IconLock, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { CONTACT_BULK, type ContactBulkAction, mailAddresses } from '../../../data/contactBulk';
import type { ContactFilter } from '../../../data/contacts';
import { BulkButton, DeleteButton, TagButton } from '../../../pickers/bulk/BulkButton';
import { type Bulk, useBulk } from '../../../pickers/bulk/useBulk';
import { useSaid } from '../../../pickers/bulk/useSaid';
import type { ListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';
import { later } from '../../../shared/ui/later';
import { useToasts } from '../../../shared/ui/toasts';

const AccessDialog = later(async () => (await import('./AccessDialog')).AccessDialog);
const TaskDialog = later(async () => (await import('./TaskDialog')).TaskDialog);

/** What a dialog is given that asks for something to be done to the selected. */
export interface DialogProps {
  bulk: Bulk<ContactBulkAction>;
  onClose: () => void;
}

/** To how many one letter is written at once; more would be too long an address for mail programs. */
const MOST_ADDRESSES = 50;

/** What can be done with the selected contacts, be it these or all that match. */
export function BulkActions({ list, filter }: { list: ListState; filter: ContactFilter }) {
  const t = useText('contacts');
  const toasts = useToasts();
  const said = useSaid();
  const [asked, setAsked] = useState<'access' | 'task' | null>(null);
  const bulk = useBulk(CONTACT_BULK, list, filter, ({ kind }, count) => {
    if (kind === 'tag' || kind === 'untag') return said(kind, count);
    return kind === 'share'
      ? said('access', count)
      : t(kind === 'delete' ? 'deleted' : 'tasksMade', { count });
  });
  const { all, ids } = list.selection;
  const write = async () => {
    const addresses = await mailAddresses([...ids]);
    if (addresses.length === 0) toasts.done(t('noAddresses'));
    else window.location.assign(`mailto:?bcc=${addresses.map(encodeURIComponent).join(',')}`);
  };
  const Dialog = asked === 'access' ? AccessDialog : TaskDialog;
  const close = () => {
    bulk.reset();
    setAsked(null);
  };
  return (
    <>
      <TagButton bulk={bulk} of="contact" />
      <BulkButton
        label={t('setAccess')}
        Icon={IconLock}
        onNear={AccessDialog.warm}
        onClick={() => setAsked('access')}
      />
      <BulkButton
        label={t('newTask')}
        Icon={IconChecklist}
        onNear={TaskDialog.warm}
        onClick={() => setAsked('task')}
      />
      {!all && bulk.count <= MOST_ADDRESSES && (
        <BulkButton
          label={t('writeMany')}
          Icon={IconMail}
          onClick={() => void write().catch(toasts.failed)}
        />
      )}
      <DeleteButton bulk={bulk} />
      {asked && <Dialog bulk={bulk} onClose={close} />}
    </>
  );
}
