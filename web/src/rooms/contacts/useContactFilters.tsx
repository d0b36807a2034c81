import {
  IconCalendar,
  IconCalendarEvent,
  IconCircleDot,
  IconHash,
  IconId,
  IconLock,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { listQueries } from '../../data/lists';
import { tagQueries } from '../../data/tags';
import { useUserChoices } from '../../pickers/userChoices';
import { type Text, useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';
import type { Choice } from '../../shared/ui/inline/InlineField';
import { ME, NOBODY, PERIODS } from './contactSearch';

const SIZE = 15;

/** What contacts can be narrowed by. */
export function useContactFilters(): readonly Filter[] {
  const t = useText('contacts');
  const { data: statuses = [] } = useQuery(listQueries.contactStatuses());
  const { data: types = [] } = useQuery(listQueries.contactTypes());
  const { data: tags = [] } = useQuery(tagQueries.list('contact'));
  const users = useUserChoices();
  const byId = (items: readonly { id: number; title: string }[]) => [
    ...items.map(({ id, title }) => ({ value: String(id), label: title })),
    { value: '0', label: t('noStatus') },
  ];
  return [
    ...ofKind(t),
    {
      id: 'status',
      kind: 'choice',
      label: t('status'),
      icon: <IconCircleDot size={SIZE} aria-hidden />,
      choices: byId(statuses),
    },
    {
      id: 'type',
      kind: 'choice',
      label: t('type'),
      icon: <IconId size={SIZE} aria-hidden />,
      choices: byId(types),
    },
    {
      id: 'tags',
      kind: 'choices',
      label: t('tags'),
      icon: <IconHash size={SIZE} aria-hidden />,
      choices: tags.map(({ title }) => ({ value: title, label: title })),
    },
    ...ofPeople(t, users),
    ...ofTime(t),
  ];
}

function ofKind(t: Text<'contacts'>): readonly Filter[] {
  const choices = [
    { value: 'company', label: t('companies') },
    { value: 'person', label: t('persons') },
    { value: 'dealing', label: t('withOpportunities') },
  ];
  return [
    { id: 'kind', kind: 'choice', label: t('show'), icon: <IconUsers size={SIZE} aria-hidden />, choices },
  ];
}

function ofPeople(t: Text<'contacts'>, users: readonly Choice[]): readonly Filter[] {
  return [
    {
      id: 'manager',
      kind: 'choice',
      label: t('manager'),
      icon: <IconUser size={SIZE} aria-hidden />,
      choices: [{ value: ME, label: t('managerMe') }, { value: NOBODY, label: t('managerNone') }, ...users],
    },
    {
      id: 'access',
      kind: 'choice',
      label: t('access'),
      icon: <IconLock size={SIZE} aria-hidden />,
      choices: [
        { value: 'public', label: t('accessPublic') },
        { value: 'restricted', label: t('accessRestricted') },
      ],
    },
  ];
}

function ofTime(t: Text<'contacts'>): readonly Filter[] {
  return [
    {
      id: 'period',
      kind: 'choice',
      label: t('created'),
      icon: <IconCalendarEvent size={SIZE} aria-hidden />,
      choices: PERIODS.map((period) => ({ value: period, label: t(period) })),
    },
    {
      id: 'created',
      kind: 'days',
      label: t('createdBetween'),
      icon: <IconCalendar size={SIZE} aria-hidden />,
    },
  ];
}
