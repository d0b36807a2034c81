import {
  type Contact,
  type ContactChange,
  detailOf,
  isPerson,
  useChangeContact,
  useChangeDetail,
} from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { Fact } from '../../shared/ui/inline/Fact';
import { InlineField, type InlineFieldProps } from '../../shared/ui/inline/InlineField';
import { Facts, Section } from '../../shared/ui/RecordPage';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import { EMAIL, PHONE, WEBSITE } from './infoTypes';

/** What is known of a contact, each piece to be changed in its place. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const change = useChangeContact(contact.id);
  const field = (label: string, name: keyof ContactChange, value: string) => (
    <InlineField
      key={name}
      kind="text"
      label={label}
      value={value}
      readOnly={!contact.canEdit}
      onSave={(text) => change.mutateAsync({ [name]: text })}
    />
  );
  return (
    <>
      <Section title={t('about')}>
        <Facts>
          {isPerson(contact)
            ? [
                field(t('firstName'), 'firstName', contact.firstName),
                field(t('lastName'), 'lastName', contact.lastName),
                field(t('position'), 'title', contact.title ?? ''),
              ]
            : field(t('name'), 'companyName', contact.companyName)}
          <DetailField contact={contact} infoType={PHONE} kind="tel" label={t('phone')} />
          <DetailField contact={contact} infoType={EMAIL} kind="email" label={t('email')} />
          <DetailField contact={contact} infoType={WEBSITE} kind="url" label={t('website')} />
        </Facts>
      </Section>
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
    </>
  );
}

interface DetailProps {
  contact: Contact;
  infoType: number;
  kind: Extract<InlineFieldProps['kind'], 'tel' | 'email' | 'url'>;
  label: string;
}

function DetailField({ contact, infoType, kind, label }: DetailProps) {
  const change = useChangeDetail(contact, infoType);
  const value = detailOf(contact, infoType) ?? '';
  return (
    <InlineField
      kind={kind}
      label={label}
      value={value}
      readOnly={!contact.canEdit}
      onSave={change.mutateAsync}
    />
  );
}
