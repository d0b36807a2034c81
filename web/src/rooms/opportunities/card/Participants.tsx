import { useQuery } from '@tanstack/react-query';
import { useParticipants } from '../../../data/memberships';
import { opportunityQueries } from '../../../data/opportunities';
import { LinkedContacts } from '../../../pickers/LinkedContacts';
import { useText } from '../../../shared/i18n/text';
import type { Opportunity } from '../../../shared/wire/types';

/** Who takes part in an opportunity, besides its main contact. */
export function Participants({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const { id, contact, canEdit } = opportunity;
  const { data, error, refetch } = useQuery(opportunityQueries.participants(id));
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
      membership={useParticipants(id)}
      error={error}
      onRetry={() => void refetch()}
      canAdd={canEdit}
      canRemove={() => canEdit}
      without={contact ? [contact.id] : []}
    />
  );
}
