import { IconCalendar, IconCircleDot, IconHash, IconId, IconUser, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { listQueries } from '../../data/lists';
import { tagQueries } from '../../data/tags';
import { useUserChoices } from '../../pickers/userChoices';
import { useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';

const SIZE = 15;

/** What contacts can be narrowed by. */
export function useContactFilters(): readonly Filter[] {
  const t = useText('contacts');
  const { data: statuses = [] } = useQuery(listQueries.contactStatuses());
  const { data: types = [] } = useQuery(listQueries.contactTypes());
  const { data: tags = [] } = useQuery(tagQueries.list('contact'));
  const users = useUserChoices();
  const byId = (items: readonly { id: number; title: string }[]) =>
    items.map(({ id, title }) => ({ value: String(id), label: title }));
  const kinds = [
    { value: 'company', label: t('companies') },
    { value: 'person', label: t('persons') },
    { value: 'dealing', label: t('withOpportunities') },
  ];
  return [
    {
      id: 'kind',
      kind: 'choice',
      label: t('show'),
      icon: <IconUsers size={SIZE} aria-hidden />,
      choices: kinds,
    },
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
    {
      id: 'manager',
      kind: 'choice',
      label: t('manager'),
      icon: <IconUser size={SIZE} aria-hidden />,
      choices: users,
    },
    { id: 'created', kind: 'days', label: t('created'), icon: <IconCalendar size={SIZE} aria-hidden /> },
  ];
}
