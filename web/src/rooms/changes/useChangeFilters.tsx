import { IconCalendar, IconShape, IconUser } from '@tabler/icons-react';
import { kindKey } from '../../pickers/records/words';
import { useUserChoices } from '../../pickers/userChoices';
import { useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';
import { CHANGE_KINDS } from './changeSearch';

const SIZE = 15;

/** What the change log can be narrowed by. */
export function useChangeFilters(): readonly Filter[] {
  const t = useText('changes');
  const records = useText('records');
  const users = useUserChoices();
  return [
    {
      id: 'by',
      kind: 'choice',
      label: t('who'),
      icon: <IconUser size={SIZE} aria-hidden />,
      choices: users,
    },
    {
      id: 'kind',
      kind: 'choice',
      label: t('kind'),
      icon: <IconShape size={SIZE} aria-hidden />,
      choices: CHANGE_KINDS.map((value) => ({ value, label: records(kindKey(value)) })),
    },
    { id: 'date', kind: 'days', label: t('date'), icon: <IconCalendar size={SIZE} aria-hidden /> },
  ];
}
