import {
  IconCalendar,
  IconCalendarEvent,
  IconCircleDot,
  IconFlag,
  IconHash,
  IconTargetArrow,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { sessionQueries } from '../../../data/session';
import { tagQueries } from '../../../data/tags';
import { useContactFilter } from '../../../pickers/contactFilter';
import { useStageChoices } from '../../../pickers/stageChoices';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import type { Filter } from '../../../shared/ui/filters/filter';
import type { Choice } from '../../../shared/ui/inline/InlineField';
import { PERIODS } from '../periods';
import type { OpportunitySearch } from './opportunitySearch';

const SIZE = 15;

/** People to narrow by: whoever is signed in comes first, as "Mine". */
export function useResponsibleChoices(): readonly Choice[] {
  const t = useText('opportunities');
  const users = useUserChoices();
  const { data: self } = useQuery(sessionQueries.self());
  const own = users.find((user) => user.value === self?.id);
  return own ? [{ ...own, label: t('mine') }, ...users.filter((user) => user !== own)] : users;
}

/** The tags of opportunities as a filter. */
export function useTagFilter(): Filter {
  const t = useText('opportunities');
  const { data: tags = [] } = useQuery(tagQueries.list('opportunity'));
  return {
    id: 'tags',
    kind: 'choices',
    label: t('tags'),
    icon: <IconHash size={SIZE} aria-hidden />,
    choices: tags.map(({ title }) => ({ value: title, label: title })),
  };
}

/** Who is responsible, as a filter. */
export function useResponsibleFilter(): Filter {
  const t = useText('opportunities');
  return {
    id: 'responsible',
    kind: 'choice',
    label: t('responsible'),
    icon: <IconUser size={SIZE} aria-hidden />,
    choices: useResponsibleChoices(),
  };
}

/** What opportunities can be narrowed by. */
export function useOpportunityFilters(search: OpportunitySearch): readonly Filter[] {
  const t = useText('opportunities');
  const stages = useStageChoices();
  const responsible = useResponsibleFilter();
  const tags = useTagFilter();
  const contact = useContactFilters(search);
  return [
    responsible,
    {
      id: 'stage',
      kind: 'choice',
      label: t('stage'),
      icon: <IconTargetArrow size={SIZE} aria-hidden />,
      choices: stages,
    },
    {
      id: 'state',
      kind: 'choice',
      label: t('state'),
      icon: <IconCircleDot size={SIZE} aria-hidden />,
      choices: (['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(value) })),
    },
    {
      id: 'close',
      kind: 'choice',
      label: t('closeDate'),
      icon: <IconCalendarEvent size={SIZE} aria-hidden />,
      choices: PERIODS.map((value) => ({ value, label: t(`period_${value}`) })),
    },
    { id: 'range', kind: 'days', label: t('range'), icon: <IconCalendar size={SIZE} aria-hidden /> },
    tags,
    ...contact,
  ];
}

/** Whom opportunities are with, found by typing; and in which role the contact is meant, once there is one. */
function useContactFilters(search: OpportunitySearch): readonly Filter[] {
  const t = useText('opportunities');
  const roles: Filter = {
    id: 'role',
    kind: 'choice',
    label: t('contactRole'),
    icon: <IconFlag size={SIZE} aria-hidden />,
    choices: [
      { value: 'participant', label: t('asParticipant') },
      { value: 'main', label: t('asMain') },
    ],
  };
  return [useContactFilter(t('contact'), search.contact), ...(search.contact === undefined ? [] : [roles])];
}
