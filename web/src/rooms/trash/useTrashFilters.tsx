import { IconCalendar, IconShape, IconUser } from '@tabler/icons-react';
import { useUserChoices } from '../../pickers/userChoices';
import { useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';
import { TRASH_KINDS } from './trashSearch';

const SIZE = 15;

/** What the trash can be narrowed by. */
export function useTrashFilters(): readonly Filter[] {
  const t = useText('trash');
  const records = useText('records');
  const users = useUserChoices();
  return [
    {
      id: 'kind',
      kind: 'choice',
      label: t('kind'),
      icon: <IconShape size={SIZE} aria-hidden />,
      choices: TRASH_KINDS.map((value) => ({ value, label: records(`kind_${value}`) })),
    },
    {
      id: 'by',
      kind: 'choice',
      label: t('deletedBy'),
      icon: <IconUser size={SIZE} aria-hidden />,
      choices: users,
    },
    { id: 'date', kind: 'days', label: t('deleted'), icon: <IconCalendar size={SIZE} aria-hidden /> },
  ];
}
