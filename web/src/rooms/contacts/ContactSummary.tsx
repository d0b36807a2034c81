import { type Contact, isPerson } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import classes from './contacts.module.css';

/** Face, name, and what the contact is. */
export function ContactSummary({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  return (
    <div className={classes.summary}>
      <Avatar name={contact.displayName} src={contact.mediumFotoUrl} square={contact.isCompany} size={48} />
      <div>
        <p className={classes.summaryName}>{contact.displayName}</p>
        <p className={classes.summaryKind}>
          {(isPerson(contact) && contact.title) || t(contact.isCompany ? 'company' : 'person')}
        </p>
      </div>
    </div>
  );
}
