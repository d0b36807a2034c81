import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreatePerson } from '../../data/contactCreation';
import { type Contact, contactQueries, detailOf, isPerson, useLinkPerson } from '../../data/contacts';
import { ContactAvatar } from '../../pickers/ContactAvatar';
import { ContactPicker, type PickedContact } from '../../pickers/ContactPicker';
import { useText } from '../../shared/i18n/text';
import { Section } from '../../shared/ui/RecordPage';
import { useToasts } from '../../shared/ui/toasts';
import classes from './card.module.css';
import { nameParts } from './contactForm';
import { EMAIL, linkOf } from './infoTypes';

/** The persons of a company: add somebody who is known or new, take somebody out. */
export function ContactPersons({ company }: { company: Contact }) {
  const t = useText('contacts');
  const { data } = useQuery(contactQueries.persons(company.id));
  const [isAdding, setAdding] = useState(false);
  const persons = data?.items ?? [];
  return (
    <Section
      title={t('persons')}
      actions={
        <ActionIcon size={26} aria-label={t('addPerson')} onClick={() => setAdding(true)}>
          <IconPlus size={15} aria-hidden />
        </ActionIcon>
      }
    >
      {data && persons.length === 0 && !isAdding && <p className={classes.emptyLine}>{t('noPersons')}</p>}
      {!data && <span className={classes.bone} style={{ width: '40%' }} aria-hidden />}
      <ul className={classes.lines}>
        {persons.map((person) => (
          <Line key={person.id} company={company} person={person} />
        ))}
      </ul>
      {isAdding && (
        <Adder
          company={company}
          without={persons.map((person) => person.id)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}

function Line({ company, person }: { company: Contact; person: Contact }) {
  const t = useText('contacts');
  const toasts = useToasts();
  const link = useLinkPerson(company.id);
  const mail = detailOf(person, EMAIL);
  const href = linkOf(EMAIL, mail ?? '');
  // The line goes with the person: its own callbacks would not be called any more.
  const unlink = () =>
    void link
      .mutateAsync({ personid: person.id, isLinked: false })
      .then(
        () =>
          toasts.done(t('personUnlinked'), () => link.mutateAsync({ personid: person.id, isLinked: true })),
        toasts.failed,
      );
  return (
    <li className={classes.line}>
      <ContactAvatar contact={person} size={26} />
      <span className={classes.lineText}>
        <Link to="/contacts/$id" params={{ id: String(person.id) }} className={classes.lineLink}>
          {person.displayName}
        </Link>
        {isPerson(person) && person.title && <span className={classes.category}>{person.title}</span>}
      </span>
      {href && (
        <a href={href} className={classes.quietLink}>
          {mail}
        </a>
      )}
      {person.canEdit && (
        <button
          type="button"
          className={classes.tool}
          aria-label={t('unlinkPerson', { name: person.displayName })}
          onClick={unlink}
        >
          <IconX size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}

interface AdderProps {
  company: Contact;
  without: readonly number[];
  onClose: () => void;
}

function Adder({ company, without, onClose }: AdderProps) {
  const t = useText('contacts');
  const toasts = useToasts();
  const link = useLinkPerson(company.id);
  const creation = useCreatePerson();
  const add = (picked: PickedContact | null) => {
    if (!picked) return onClose();
    const told = { onSuccess: onClose, onError: toasts.failed };
    if (picked.id > 0) return link.mutate({ personid: picked.id, isLinked: true }, told);
    creation.mutate({ ...nameParts(picked.displayName), companyId: company.id, shareType: 1 }, told);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for Esc on behalf of the picker inside
    <div className={classes.adder} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <ContactPicker
        label={t('addPerson')}
        hideLabel
        kind="persons"
        canCreate="person"
        placeholder={t('addPersonHint')}
        value={null}
        without={without}
        autoFocus
        onChange={add}
      />
    </div>
  );
}
