import { useMemo } from 'react';
import { type Contact, detailOf, isPerson } from '../../data/contacts';
import { type Text, useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import { RowLink } from '../../shared/ui/RowLink';
import { Tag } from '../../shared/ui/Tag';
import type { Column } from '../../shared/ui/table/columns';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import classes from './contacts.module.css';
import { EMAIL, PHONE } from './infoTypes';

const TAGS_SHOWN = 2;

/** The columns of the list of contacts. */
export function useContactColumns(): readonly Column<Contact>[] {
  const t = useText('contacts');
  return useMemo(() => columnsOf(t), [t]);
}

function columnsOf(t: Text<'contacts'>): readonly Column<Contact>[] {
  return [
    {
      id: 'name',
      title: t('name'),
      width: 250,
      sortBy: 'displayName',
      cell: (contact) => <Name contact={contact} />,
    },
    {
      id: 'phone',
      title: t('phone'),
      width: 140,
      cell: (contact) => <Detail contact={contact} infoType={PHONE} scheme="tel" />,
    },
    {
      id: 'email',
      title: t('email'),
      width: 224,
      cell: (contact) => <Detail contact={contact} infoType={EMAIL} scheme="mailto" />,
    },
    {
      id: 'status',
      title: t('status'),
      width: 110,
      sortBy: 'contactType',
      cell: (contact) => <Status contact={contact} />,
    },
    { id: 'tags', title: t('tags'), width: 136, cell: (contact) => <Tags tags={contact.tags ?? []} /> },
    {
      id: 'created',
      title: t('created'),
      width: 120,
      sortBy: 'created',
      cell: (contact) => <When date={contact.created} />,
    },
    {
      id: 'createBy',
      title: t('createdBy'),
      width: 160,
      initiallyHidden: true,
      cell: (contact) => <UserChip user={contact.createBy} />,
    },
  ];
}

function Name({ contact }: { contact: Contact }) {
  const company = isPerson(contact) ? contact.company?.displayName : undefined;
  return (
    <span className={classes.name}>
      <Avatar name={contact.displayName} src={contact.smallFotoUrl} square={contact.isCompany} size={24} />
      <RowLink href={`/contacts/${contact.id}`} className={classes.link}>
        {contact.displayName}
      </RowLink>
      {company && <span className={classes.company}>{company}</span>}
    </span>
  );
}

function Detail({ contact, infoType, scheme }: { contact: Contact; infoType: number; scheme: string }) {
  const data = detailOf(contact, infoType);
  return data ? (
    <a href={`${scheme}:${data}`} className={classes.quiet} tabIndex={-1}>
      {data}
    </a>
  ) : null;
}

function Status({ contact }: { contact: Contact }) {
  const status = contact.contactStatus;
  return status ? <Tag color={status.color}>{status.title}</Tag> : null;
}

function Tags({ tags }: { tags: readonly string[] }) {
  const hidden = tags.slice(TAGS_SHOWN);
  return (
    <span className={classes.tags}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {hidden.length > 0 && <span title={hidden.join(', ')}>{`+${hidden.length}`}</span>}
    </span>
  );
}
