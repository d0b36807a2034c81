import { useQuery } from '@tanstack/react-query';
import { type Contact, contactQueries, detailOf, isPerson } from '../../data/contacts';
import { useCompanyPersons } from '../../data/memberships';
import { LinkedContacts } from '../../pickers/LinkedContacts';
import { useText } from '../../shared/i18n/text';
import classes from './card.module.css';
import { EMAIL, linkOf } from './infoTypes';

/** The persons of a company: add somebody who is known or new, take somebody out. */
export function ContactPersons({ company }: { company: Contact }) {
  const t = useText('contacts');
  const { data, error, refetch } = useQuery(contactQueries.persons(company.id));
  return (
    <LinkedContacts<Contact>
      words={{
        title: t('persons'),
        add: t('addPerson'),
        hint: t('addPersonHint'),
        none: t('noPersons'),
        remove: (name) => t('unlinkPerson', { name }),
        removed: () => t('personUnlinked'),
      }}
      kind="persons"
      known={data?.items}
      membership={useCompanyPersons(company.id)}
      error={error}
      onRetry={() => void refetch()}
      canAdd
      canRemove={(person) => person.canEdit}
      more={(person) => ({
        about: isPerson(person) ? person.title : null,
        aside: <Mail address={detailOf(person, EMAIL)} />,
      })}
    />
  );
}

function Mail({ address }: { address: string | undefined }) {
  const href = linkOf(EMAIL, address ?? '');
  if (!href) return null;
  return (
    <a href={href} className={classes.quietLink}>
      {address}
    </a>
  );
}
