import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Contact, detailOf, isPerson, type ListedContact } from '../../data/contacts';
import { customFieldQueries } from '../../data/customFields';
import { ContactAvatar } from '../../pickers/ContactAvatar';
import { fieldColumns } from '../../pickers/list/fieldColumns';
import { useToday } from '../../pickers/useToday';
import { useFormats } from '../../shared/i18n/formats';
import { type Text, useText } from '../../shared/i18n/text';
import { RowLink } from '../../shared/ui/RowLink';
import { Tag } from '../../shared/ui/Tag';
import type { Column } from '../../shared/ui/table/columns';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import { plainText } from '../../shared/wire/texts';
import classes from './contacts.module.css';
import { DetailCell } from './DetailCell';
import { EMAIL, PHONE, WEBSITE } from './infoTypes';
import { NEXT_TASK, NextTask, toldTask } from './NextTask';
import { StatusTag } from './StatusTag';

const TAGS_SHOWN = 2;

/** The columns of the list of contacts, the portal's own fields among them. */
export function useContactColumns(): readonly Column<ListedContact>[] {
  const t = useText('contacts');
  const formats = useFormats();
  const today = useToday();
  const { data: ofPersons } = useQuery(customFieldQueries.definitions('person'));
  const { data: ofCompanies } = useQuery(customFieldQueries.definitions('company'));
  return useMemo(() => {
    const fields = new Map([...(ofPersons ?? []), ...(ofCompanies ?? [])].map((field) => [field.id, field]));
    return [
      ...nameAndReach(t),
      ...state(t, today),
      ...origin(t),
      ...fieldColumns([...fields.values()], (contact: Contact) => contact.customFields ?? [], formats),
    ];
  }, [t, formats, today, ofPersons, ofCompanies]);
}

function nameAndReach(t: Text<'contacts'>): readonly Column<ListedContact>[] {
  return [
    {
      id: 'name',
      title: t('name'),
      width: 260,
      sortBy: 'displayName',
      cell: (contact) => <Name contact={contact} />,
      text: (contact) => contact.displayName,
    },
    {
      id: 'company',
      title: t('company'),
      width: 160,
      initiallyHidden: true,
      cell: (contact) => companyOf(contact),
      text: companyOf,
    },
    {
      id: 'position',
      title: t('position'),
      width: 140,
      initiallyHidden: true,
      cell: (contact) => positionOf(contact),
      text: positionOf,
    },
    {
      id: 'phone',
      title: t('phone'),
      width: 150,
      cell: (contact) => <DetailCell contact={contact} infoType={PHONE} />,
      text: (contact) => detailOf(contact, PHONE) ?? '',
    },
    {
      id: 'email',
      title: t('email'),
      width: 210,
      cell: (contact) => <DetailCell contact={contact} infoType={EMAIL} />,
      text: (contact) => detailOf(contact, EMAIL) ?? '',
    },
    {
      id: 'website',
      title: t('website'),
      width: 180,
      initiallyHidden: true,
      cell: (contact) => detailOf(contact, WEBSITE),
      text: (contact) => detailOf(contact, WEBSITE) ?? '',
    },
  ];
}

function state(t: Text<'contacts'>, today: string): readonly Column<ListedContact>[] {
  return [
    {
      id: 'status',
      title: t('status'),
      width: 110,
      sortBy: 'contactType',
      cell: (contact) => <StatusTag contact={contact} />,
      text: (contact) => contact.contactStatus?.title ?? '',
    },
    {
      id: 'tags',
      title: t('tags'),
      width: 150,
      cell: (contact) => <Tags tags={contact.tags ?? []} />,
      text: (contact) => (contact.tags ?? []).join(', '),
    },
    {
      id: 'tasks',
      title: t('openTasks'),
      width: 120,
      initiallyHidden: true,
      cell: (contact) => <Tasks contact={contact} />,
      text: (contact) => String(contact.taskCount ?? 0),
    },
    {
      id: NEXT_TASK,
      title: t('nextTask'),
      width: 240,
      initiallyHidden: true,
      cell: (contact) => contact.nextTask && <NextTask task={contact.nextTask} today={today} />,
      text: (contact) => (contact.nextTask ? toldTask(contact.nextTask) : ''),
    },
    {
      id: 'managers',
      title: t('managers'),
      width: 160,
      initiallyHidden: true,
      cell: (contact) => <span className={classes.ink}>{managersOf(contact) || t('accessPublic')}</span>,
      text: managersOf,
    },
  ];
}

function origin(t: Text<'contacts'>): readonly Column<ListedContact>[] {
  const day = (contact: Contact) => contact.created.slice(0, 10);
  return [
    {
      id: 'created',
      title: t('created'),
      width: 120,
      sortBy: 'created',
      cell: (contact) => <When date={contact.created} />,
      text: day,
    },
    {
      id: 'createBy',
      title: t('createdBy'),
      width: 160,
      initiallyHidden: true,
      cell: (contact) => <UserChip user={contact.createBy} />,
      text: (contact) => plainText(contact.createBy.displayName),
    },
    {
      id: 'firstName',
      title: t('firstName'),
      width: 130,
      sortBy: 'firstName',
      initiallyHidden: true,
      cell: (contact) => (isPerson(contact) ? contact.firstName : null),
      text: (contact) => (isPerson(contact) ? contact.firstName : ''),
    },
    {
      id: 'lastName',
      title: t('lastName'),
      width: 130,
      sortBy: 'lastName',
      initiallyHidden: true,
      cell: (contact) => (isPerson(contact) ? contact.lastName : null),
      text: (contact) => (isPerson(contact) ? contact.lastName : ''),
    },
  ];
}

const companyOf = (contact: Contact) => (isPerson(contact) ? (contact.company?.displayName ?? '') : '');
const positionOf = (contact: Contact) => (isPerson(contact) ? contact.title : '');
const managersOf = (contact: Contact) =>
  (contact.accessList ?? []).map(({ displayName }) => plainText(displayName)).join(', ');

function Name({ contact }: { contact: Contact }) {
  const company = companyOf(contact);
  return (
    <span className={classes.name}>
      <ContactAvatar contact={contact} size={24} />
      <RowLink href={`/contacts/${contact.id}`} className={classes.link}>
        {contact.displayName}
      </RowLink>
      {company && <span className={classes.company}>{company}</span>}
    </span>
  );
}

function Tasks({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const count = contact.taskCount ?? 0;
  if (count === 0) return null;
  return (
    <span className={contact.haveLateTasks ? classes.late : classes.ink}>
      {t('taskCount', { count })}
      {contact.haveLateTasks && `, ${t('late')}`}
    </span>
  );
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
