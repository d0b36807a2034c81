import { IconCircleDot, IconHash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { tagQueries } from '../../data/tags';
import { useContactFilter } from '../../pickers/contactFilter';
import { useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';
import type { CaseSearch } from './caseSearch';

const SIZE = 15;

/** What the list of cases is narrowed by. */
export function useCaseFilters({ contact }: CaseSearch): readonly Filter[] {
  const t = useText('cases');
  const { data: tags = [] } = useQuery(tagQueries.list('case'));
  const participant = useContactFilter(t('participant'), contact);
  return [
    {
      id: 'state',
      kind: 'choice',
      label: t('status'),
      icon: <IconCircleDot size={SIZE} aria-hidden />,
      choices: [
        { value: 'open', label: t('state_open') },
        { value: 'closed', label: t('state_closed') },
      ],
    },
    {
      id: 'tags',
      kind: 'choices',
      label: t('tags'),
      icon: <IconHash size={SIZE} aria-hidden />,
      choices: tags.map(({ title }) => ({ value: title, label: title })),
    },
    participant,
  ];
}
