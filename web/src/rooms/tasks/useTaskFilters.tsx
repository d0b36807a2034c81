import { IconCalendar, IconCalendarDue, IconCategory, IconCircleCheck, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { sessionQueries } from '../../data/session';
import { useContactFilter } from '../../pickers/contactFilter';
import { useUserChoices } from '../../pickers/userChoices';
import { useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';
import type { Choice } from '../../shared/ui/inline/InlineField';
import { useCategoryChoices } from './form/choices';
import { DUES, type TaskSearch } from './taskSearch';

const SIZE = 15;

/** What list, board and calendar of tasks are narrowed by alike. */
export function useCommonFilters(search: TaskSearch): readonly Filter[] {
  const t = useText('tasks');
  const categories = useCategoryChoices();
  const contact = useContactFilter(t('contact'), search.contact);
  return [
    {
      id: 'responsible',
      kind: 'choice',
      label: t('responsible'),
      icon: <IconUser size={SIZE} aria-hidden />,
      choices: useResponsibleChoices(),
    },
    {
      id: 'category',
      kind: 'choice',
      label: t('category'),
      icon: <IconCategory size={SIZE} aria-hidden />,
      choices: categories,
    },
    contact,
  ];
}

/** What the list of tasks is narrowed by. */
export function useTaskFilters(search: TaskSearch): readonly Filter[] {
  const t = useText('tasks');
  const common = useCommonFilters(search);
  return [
    {
      id: 'due',
      kind: 'choice',
      label: t('dueDate'),
      icon: <IconCalendarDue size={SIZE} aria-hidden />,
      choices: DUES.map((value) => ({ value, label: t(`due_${value}`) })),
    },
    { id: 'range', kind: 'days', label: t('range'), icon: <IconCalendar size={SIZE} aria-hidden /> },
    {
      id: 'state',
      kind: 'choice',
      label: t('state'),
      icon: <IconCircleCheck size={SIZE} aria-hidden />,
      choices: [
        { value: 'open', label: t('state_open') },
        { value: 'closed', label: t('state_closed') },
      ],
    },
    ...common,
  ];
}

/** People to narrow by: whoever is signed in comes first, as "Mine". */
function useResponsibleChoices(): readonly Choice[] {
  const t = useText('tasks');
  const users = useUserChoices();
  const { data: self } = useQuery(sessionQueries.self());
  const own = users.find((user) => user.value === self?.id);
  return own ? [{ ...own, label: t('mine') }, ...users.filter((user) => user !== own)] : users;
}
