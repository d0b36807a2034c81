import { useQuery } from '@tanstack/react-query';
import { caseQueries } from '../../data/cases';
import { useCaseParticipants } from '../../data/memberships';
import { LinkedContacts } from '../../pickers/LinkedContacts';
import { useText } from '../../shared/i18n/text';
import type { Case } from '../../shared/wire/types';

/** Who takes part in a case. */
export function CaseParticipants({ one }: { one: Case }) {
  const t = useText('cases');
  const { data, error, refetch } = useQuery(caseQueries.participants(one.id));
  return (
    <LinkedContacts
      words={{
        title: t('participants'),
        add: t('addParticipant'),
        none: t('noParticipants'),
        remove: (name) => t('removeParticipant', { name }),
        removed: (name) => t('participantRemoved', { name }),
      }}
      known={data}
      membership={useCaseParticipants(one.id)}
      error={error}
      onRetry={() => void refetch()}
      canAdd={one.canEdit}
      canRemove={() => one.canEdit}
    />
  );
}
