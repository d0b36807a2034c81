import { Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { customFieldQueries } from '../../../data/customFields';
import { fieldColumns } from '../../../pickers/list/fieldColumns';
import { type Formats, useFormats } from '../../../shared/i18n/formats';
import { type Text, useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import { RowLink } from '../../../shared/ui/RowLink';
import type { Column } from '../../../shared/ui/table/columns';
import { UserChip } from '../../../shared/ui/UserChip';
import { When } from '../../../shared/ui/When';
import { plainText } from '../../../shared/wire/texts';
import type { Opportunity } from '../../../shared/wire/types';
import { closeDateOf } from '../CloseDate';
import { dayText } from '../fields';
import classes from '../opportunities.module.css';
import { bidWords } from '../Value';
import { DateCell, ResponsibleCell, StageCell, ValueCell } from './cells';

/** The columns of the list of opportunities, the portal's own fields among them. */
export function useOpportunityColumns(): readonly Column<Opportunity>[] {
  const t = useText('opportunities');
  const formats = useFormats();
  const { data: fields } = useQuery(customFieldQueries.definitions('opportunity'));
  return useMemo(
    () => [
      ...ownColumns(t, formats),
      ...fieldColumns(fields ?? [], (one: Opportunity) => one.customFields, formats),
    ],
    [t, formats, fields],
  );
}

function ownColumns(t: Text<'opportunities'>, formats: Formats): readonly Column<Opportunity>[] {
  return [
    {
      id: 'title',
      title: t('name'),
      width: 240,
      sortBy: 'title',
      cell: (one) => <Title opportunity={one} />,
      text: (one) => one.title,
    },
    {
      id: 'stage',
      title: t('stage'),
      width: 200,
      sortBy: 'stage',
      cell: (one) => <StageCell opportunity={one} />,
      text: (one) => one.stage?.title ?? '',
    },
    {
      id: 'contact',
      title: t('contact'),
      width: 180,
      cell: (one) => <Contact opportunity={one} />,
      text: (one) => one.contact?.displayName ?? '',
    },
    {
      id: 'value',
      title: t('value'),
      width: 170,
      sortBy: 'bidvalue',
      align: 'end',
      cell: (one) => <ValueCell opportunity={one} />,
      text: (one) => bidWords(one, t, formats.money),
    },
    {
      id: 'close',
      title: t('closeDate'),
      width: 130,
      sortBy: 'dateandtime',
      cell: (one) => <DateCell opportunity={one} />,
      text: (one) => dayText(closeDateOf(one)),
    },
    {
      id: 'responsible',
      title: t('responsible'),
      width: 170,
      sortBy: 'responsible',
      cell: (one) => <ResponsibleCell opportunity={one} />,
      text: (one) => plainText(one.responsible.displayName),
    },
    {
      id: 'probability',
      title: t('probability'),
      width: 110,
      sortBy: 'successProbability',
      align: 'end',
      initiallyHidden: true,
      cell: (one) => (
        <span className={classes.number}>{t('percent', { value: one.successProbability ?? 0 })}</span>
      ),
      text: (one) => String(one.successProbability ?? 0),
    },
    {
      id: 'created',
      title: t('created'),
      width: 120,
      sortBy: 'created',
      initiallyHidden: true,
      cell: (one) => <When date={one.created} />,
      text: (one) => dayText(one.created),
    },
    {
      id: 'createBy',
      title: t('createdBy'),
      width: 160,
      initiallyHidden: true,
      cell: (one) => <UserChip user={one.createBy} />,
      text: (one) => plainText(one.createBy.displayName),
    },
  ];
}

function Title({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  return (
    <span className={classes.name}>
      <RowLink href={`/opportunities/${opportunity.id}`} className={classes.link}>
        {opportunity.title}
      </RowLink>
      {opportunity.isPrivate && (
        <Tooltip label={t('private')}>
          <IconLock size={14} className={classes.lock} aria-label={t('private')} role="img" />
        </Tooltip>
      )}
    </span>
  );
}

function Contact({ opportunity: { contact } }: { opportunity: Opportunity }) {
  if (!contact) return null;
  return (
    <span className={classes.name}>
      <Avatar name={contact.displayName} src={contact.smallFotoUrl} square={contact.isCompany} size={20} />
      <RowLink href={`/contacts/${contact.id}`} className={classes.quiet}>
        {contact.displayName}
      </RowLink>
    </span>
  );
}
