import { IconCircleDot, IconHash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { contactQueries } from '../../data/contacts';
import { tagQueries } from '../../data/tags';
import { useText } from '../../shared/i18n/text';
import type { Filter } from '../../shared/ui/filters/filter';
import type { CaseSearch } from './caseSearch';

const SIZE = 15;

/** What the list of cases is narrowed by. */
export function useCaseFilters({ contact }: CaseSearch): readonly Filter[] {
  const t = useText('cases');
  const { data: tags = [] } = useQuery(tagQueries.list('case'));
  const { data: person } = useQuery({
    ...contactQueries.detail(contact ?? 0),
    enabled: contact !== undefined,
  });
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
    ...(contact === undefined
      ? []
      : [
          {
            id: 'contact',
            kind: 'choice' as const,
            label: t('participant'),
            icon: <IconUsers size={SIZE} aria-hidden />,
            choices: [{ value: String(contact), label: person?.displayName ?? `#${contact}` }],
          },
        ]),
  ];
}
