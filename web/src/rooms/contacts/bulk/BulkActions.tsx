import { Button } from '@mantine/core';
import { IconChecklist, IconHash, IconLock, IconMail, IconTrash } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { mailAddresses } from '../../../data/contactBulk';
import type { ContactFilter } from '../../../data/contacts';
import type { ListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';
import { countSelected } from '../../../shared/ui/table/selection';
import { useToasts } from '../../../shared/ui/toasts';
import type { BulkDialogName } from './BulkDialogs';
import { useBulk } from './useBulk';

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialogs')).BulkDialog }));

interface Props {
  list: ListState;
  filter: ContactFilter;
}

/** To how many one letter is written at once; more would be too long an address for mail programs. */
const MOST_ADDRESSES = 50;

/** What can be done with the selected contacts, be it these or all that match. */
export function BulkActions({ list, filter }: Props) {
  const { selection } = list;
  const t = useText('contacts');
  const toasts = useToasts();
  const bulk = useBulk();
  const [dialog, setDialog] = useState<BulkDialogName | null>(null);
  const count = countSelected(selection, list.total);
  const meant = { filter, all: selection.all, ids: selection.ids };
  const done = () => {
    setDialog(null);
    list.clear();
  };
  const write = async () => {
    const addresses = await mailAddresses([...selection.ids]);
    if (addresses.length === 0) toasts.done(t('noAddresses'));
    else window.location.assign(`mailto:?bcc=${addresses.map(encodeURIComponent).join(',')}`);
  };
  const button = (label: string, icon: ReactNode, onClick: () => void) => (
    <Button variant="subtle" color="gray" leftSection={icon} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <>
      {button(t('tag'), <IconHash size={15} aria-hidden />, () => setDialog('tag'))}
      {button(t('setAccess'), <IconLock size={15} aria-hidden />, () => setDialog('access'))}
      {button(t('newTask'), <IconChecklist size={15} aria-hidden />, () => setDialog('task'))}
      {!selection.all &&
        count <= MOST_ADDRESSES &&
        button(t('writeMany'), <IconMail size={15} aria-hidden />, () => void write().catch(toasts.failed))}
      <Button
        variant="subtle"
        color="var(--bad)"
        leftSection={<IconTrash size={15} aria-hidden />}
        loading={bulk.isPending && dialog === null}
        onClick={() => bulk.run(meant, { kind: 'delete' }, done)}
      >
        {t('delete')}
      </Button>
      {dialog && (
        <Suspense fallback={null}>
          <BulkDialog
            name={dialog}
            count={count}
            meant={meant}
            bulk={bulk}
            onDone={done}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      )}
    </>
  );
}
