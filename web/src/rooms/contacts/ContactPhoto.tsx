import { Menu } from '@mantine/core';
import { IconCamera, IconTrash, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useChangePhoto } from '../../data/contactPhoto';
import type { Contact } from '../../data/contacts';
import { ContactAvatar } from '../../pickers/ContactAvatar';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import classes from './card.module.css';

const SIZE = 56;
const TYPES = 'image/png,image/jpeg';

/** The photo of a contact: click to choose another or to take it away, or drop a picture on it. */
export function ContactPhoto({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const toasts = useToasts();
  const change = useChangePhoto(contact.id);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  if (!contact.canEdit) return <ContactAvatar contact={contact} size={SIZE} isEager />;
  const set = (photo: File | null) =>
    change.mutate(photo, {
      onSuccess: () => toasts.done(t(photo ? 'photoSaved' : 'photoRemoved')),
      onError: toasts.failed,
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) set(file);
  };
  return (
    <Menu>
      <Menu.Target>
        <button
          type="button"
          className={classes.photo}
          data-square={contact.isCompany || undefined}
          data-dropping={isOver || undefined}
          aria-label={t('changePhoto')}
          aria-busy={change.isPending}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <ContactAvatar contact={contact} size={SIZE} isEager />
          <span className={classes.camera} aria-hidden>
            <IconCamera size={13} />
          </span>
          <input
            ref={input}
            type="file"
            accept={TYPES}
            hidden
            aria-hidden
            tabIndex={-1}
            onClick={(event) => event.stopPropagation()}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) set(file);
            }}
          />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUpload size={15} aria-hidden />} onClick={() => input.current?.click()}>
          {t('choosePhoto')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={15} aria-hidden />}
          color="var(--bad)"
          onClick={() => set(null)}
        >
          {t('removePhoto')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
