import { IconPencil, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { useRemoveDetail, useSaveDetails } from '../../data/contactDetails';
import type { Contact } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import classes from './contacts.module.css';
import { draftOf, isBlank, isPlausible, newDraft, toSave } from './detailForm';
import { kindOf, linkOf, PHONE } from './infoTypes';
import { useRowEditing } from './rowEditing';

/** Milliseconds within which a menu that led here is gone. */
const MENU_CLOSES = 250;

interface Props {
  contact: Contact;
  infoType: 0 | 1;
}

/** The first phone or e-mail of a contact in its row: a link, and a pencil that edits it right there. */
export function DetailCell({ contact, infoType }: Props) {
  const t = useText('contacts');
  const { edited, begin } = useRowEditing();
  if (edited?.id === contact.id && edited.infoType === infoType)
    return <DetailInput contact={contact} infoType={infoType} />;
  const data = firstOf(contact, infoType)?.data;
  const isPhone = infoType === PHONE;
  const label = data ? t(isPhone ? 'editPhone' : 'editEmail') : t(isPhone ? 'addPhone' : 'addEmail');
  const Icon = data ? IconPencil : IconPlus;
  return (
    <span className={classes.cell}>
      {data && (
        <a href={linkOf(infoType, data) ?? undefined} className={classes.quiet} tabIndex={-1}>
          {data}
        </a>
      )}
      {contact.canEdit && (
        <button
          type="button"
          className={classes.cellTool}
          data-beside={data ? true : undefined}
          tabIndex={-1}
          aria-label={label}
          onClick={() => begin(contact.id, infoType)}
        >
          <Icon size={14} aria-hidden />
        </button>
      )}
    </span>
  );
}

function DetailInput({ contact, infoType }: Props) {
  const t = useText('contacts');
  const toasts = useToasts();
  const { end } = useRowEditing();
  const saving = useSaveDetails(contact.id);
  const removal = useRemoveDetail(contact.id);
  const isOver = useRef(false);
  const began = useRef(performance.now());
  const current = firstOf(contact, infoType);
  const save = (text: string) => {
    const known = current ? draftOf(current, infoType) : newDraft(infoType, contact.commonData);
    const draft = { ...known, text };
    if (!isPlausible(draft)) toasts.done(t('noEmail'));
    else if (!isBlank(draft)) saving.mutateAsync(toSave(draft, contact.commonData)).catch(toasts.failed);
    else if (current) removal.mutateAsync(current.id).catch(toasts.failed);
  };
  const finish = (typed: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    end();
    if (typed !== null && typed.trim() !== (current?.data ?? '')) save(typed);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') finish(event.currentTarget.value);
    else if (event.key === 'Escape') finish(null);
    else return;
    event.preventDefault();
  };
  const kind = kindOf(infoType);
  return (
    <input
      className={classes.cellInput}
      type={kind?.input ?? 'text'}
      // biome-ignore lint/a11y/noAutofocus: somebody just asked to edit it
      autoFocus
      defaultValue={current?.data ?? ''}
      aria-label={`${kind ? t(kind.label) : ''}: ${contact.displayName}`}
      onKeyDown={press}
      onBlur={(event) => {
        // A menu that just closed gives the focus back to where it was: here it is wanted.
        if (performance.now() - began.current < MENU_CLOSES) event.currentTarget.focus();
        else finish(event.currentTarget.value);
      }}
    />
  );
}

function firstOf(contact: Contact, infoType: number) {
  const all = contact.commonData.filter((info) => info.infoType === infoType);
  return all.find((info) => info.isPrimary) ?? all[0];
}
