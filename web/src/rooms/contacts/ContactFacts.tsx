import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { type Contact, type ContactField, fieldOf, isPerson, useChangeContact } from '../../data/contacts';
import { ContactPicker, type PickedContact } from '../../pickers/ContactPicker';
import { useText } from '../../shared/i18n/text';
import { useShortcut } from '../../shared/keys/KeysProvider';
import { Fact } from '../../shared/ui/inline/Fact';
import { InlineField } from '../../shared/ui/inline/InlineField';
import { Facts, Section } from '../../shared/ui/RecordPage';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import { ContactType } from './ContactType';
import classes from './card.module.css';
import { InlineSlot } from './InlineSlot';

/** Who a contact is, each piece to be changed in its place. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const change = useChangeContact(contact.id);
  const box = useRef<HTMLDivElement>(null);
  useShortcut('record.edit', contact.canEdit ? () => box.current?.querySelector('button')?.click() : null);
  const field = (label: string, name: ContactField, kind: 'text' | 'textarea' = 'text') => (
    <InlineField
      key={name}
      kind={kind}
      label={label}
      value={String(fieldOf(contact, name))}
      readOnly={!contact.canEdit}
      onSave={(value) => change.mutateAsync({ field: name, value })}
      onOverwrite={(value) => change.mutateAsync({ field: name, value, overwrite: true })}
    />
  );
  return (
    <Section title={t('about')}>
      <div ref={box}>
        <Facts>
          {isPerson(contact)
            ? [
                field(t('firstName'), 'firstName'),
                field(t('lastName'), 'lastName'),
                field(t('position'), 'jobTitle'),
                <CompanyField key="company" contact={contact} />,
              ]
            : field(t('name'), 'companyName')}
          <ContactType contact={contact} />
        </Facts>
      </div>
    </Section>
  );
}

/** The company of a person: a link, and a pencil that chooses another. */
function CompanyField({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const change = useChangeContact(contact.id);
  const company = isPerson(contact) ? contact.company : undefined;
  const save = (picked: PickedContact | null) =>
    change.mutateAsync({ field: 'companyId', value: picked?.id ?? 0 });
  return (
    <InlineSlot
      label={t('company')}
      readOnly={!contact.canEdit}
      shown={
        company && (
          <Link to="/contacts/$id" params={{ id: String(company.id) }} className={classes.link}>
            {company.displayName}
          </Link>
        )
      }
      editor={(close) => (
        <ContactPicker
          label={t('company')}
          hideLabel
          autoFocus
          kind="companies"
          value={company ?? null}
          onChange={(picked) => void save(picked).then(close, close)}
        />
      )}
    />
  );
}

/** Where a contact came from. */
export function ContactRecord({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  return (
    <Section title={t('record')}>
      <Facts>
        <Fact label={t('created')}>
          <When date={contact.created} exact />
        </Fact>
        <Fact label={t('createdBy')}>
          <UserChip user={contact.createBy} />
        </Fact>
      </Facts>
    </Section>
  );
}
