import { type Contact, detailOf, isPerson } from '../../data/contacts';
import { ContactAvatar } from '../../pickers/ContactAvatar';
import { useText } from '../../shared/i18n/text';
import classes from './contacts.module.css';
import { EMAIL, PHONE, WEBSITE } from './infoTypes';
import { StatusTag } from './StatusTag';

/** What is known of a contact at a glance. */
export function ContactHoverCard({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const lines = [
    isPerson(contact) ? contact.company?.displayName : undefined,
    ...[EMAIL, PHONE, WEBSITE].map((type) => detailOf(contact, type)),
  ];
  const told = lines.filter((line) => line !== undefined);
  return (
    <div className={classes.hover}>
      <div className={classes.summary}>
        <ContactAvatar contact={contact} size={40} isEager />
        <div>
          <p className={classes.summaryName}>{contact.displayName}</p>
          <p className={classes.summaryKind}>
            {(isPerson(contact) && contact.title) || t(contact.isCompany ? 'company' : 'person')}
          </p>
        </div>
      </div>
      {told.length > 0 && (
        <div className={classes.lines}>
          {told.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      )}
      {contact.contactStatus && <StatusTag contact={contact} />}
    </div>
  );
}
