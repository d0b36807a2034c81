import { type Contact, detailOf, isPerson } from '../../data/contacts';
import { ContactSummary } from './ContactSummary';
import classes from './contacts.module.css';
import { EMAIL, PHONE, WEBSITE } from './infoTypes';

/** What is known of a contact at a glance. */
export function ContactHoverCard({ contact }: { contact: Contact }) {
  const lines = [
    isPerson(contact) ? contact.company?.displayName : undefined,
    ...[EMAIL, PHONE, WEBSITE].map((type) => detailOf(contact, type)),
  ];
  const told = lines.filter((line) => line !== undefined);
  return (
    <div className={classes.hover}>
      <ContactSummary contact={contact} />
      {told.length > 0 && (
        <div className={classes.lines}>
          {told.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      )}
    </div>
  );
}
