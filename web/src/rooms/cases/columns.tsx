import { Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { customFieldQueries } from '../../data/customFields';
import { fieldColumns } from '../../pickers/list/fieldColumns';
import { useFormats } from '../../shared/i18n/formats';
import { type Text, useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import { RowLink } from '../../shared/ui/RowLink';
import type { Column } from '../../shared/ui/table/columns';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import { plainText } from '../../shared/wire/texts';
import type { Case } from '../../shared/wire/types';
import { CaseStatus } from './CaseStatus';
import classes from './cases.module.css';

/** How many participants a row names. */
const NAMED = 2;

/** The columns of the list of cases, the portal's own fields among them. */
export function useCaseColumns(): readonly Column<Case>[] {
  const t = useText('cases');
  const formats = useFormats();
  const { data: fields } = useQuery(customFieldQueries.definitions('case'));
  return useMemo(
    () => [...ownColumns(t), ...fieldColumns(fields ?? [], (one: Case) => one.customFields, formats)],
    [t, formats, fields],
  );
}

function ownColumns(t: Text<'cases'>): readonly Column<Case>[] {
  const state = (one: Case) => t(one.isClosed ? 'state_closed' : 'state_open');
  return [
    {
      id: 'title',
      title: t('name'),
      width: 300,
      sortBy: 'title',
      cell: (one) => <Title one={one} />,
      text: (one) => one.title,
    },
    {
      id: 'status',
      title: t('status'),
      width: 135,
      cell: (one) => <CaseStatus one={one} hideLabel />,
      text: state,
    },
    {
      id: 'members',
      title: t('participants'),
      width: 270,
      cell: (one) => <Members one={one} />,
      text: (one) => one.members.map(({ displayName }) => displayName).join(', '),
    },
    {
      id: 'created',
      title: t('created'),
      width: 130,
      sortBy: 'dateandtime',
      cell: (one) => <When date={one.created} />,
      text: (one) => one.created.slice(0, 10),
    },
    {
      id: 'createBy',
      title: t('createdBy'),
      width: 160,
      sortBy: 'createby',
      cell: (one) => <UserChip user={one.createBy} />,
      text: (one) => plainText(one.createBy.displayName),
    },
  ];
}

function Title({ one }: { one: Case }) {
  const t = useText('cases');
  return (
    <span className={classes.name}>
      <RowLink href={`/cases/${one.id}`} className={one.isClosed ? classes.closed : classes.link}>
        {one.title}
      </RowLink>
      {one.isPrivate && (
        <Tooltip label={t('private')}>
          <IconLock size={14} className={classes.lock} aria-label={t('private')} role="img" />
        </Tooltip>
      )}
    </span>
  );
}

function Members({ one: { members } }: { one: Case }) {
  const hidden = members.slice(NAMED);
  return (
    <span className={classes.members}>
      {members.slice(0, NAMED).map((contact) => (
        <span key={contact.id} className={classes.member}>
          <Avatar
            name={contact.displayName}
            src={contact.smallFotoUrl}
            square={contact.isCompany}
            size={20}
          />
          <RowLink href={`/contacts/${contact.id}`} className={classes.quiet}>
            {contact.displayName}
          </RowLink>
        </span>
      ))}
      {hidden.length > 0 && (
        <span className={classes.more} title={hidden.map(({ displayName }) => displayName).join(', ')}>
          {`+${hidden.length}`}
        </span>
      )}
    </span>
  );
}
