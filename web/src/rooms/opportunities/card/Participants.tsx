import { Skeleton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { opportunityQueries, useChangeParticipants } from '../../../data/opportunities';
import { useCreatePicked } from '../../../data/pickedContacts';
import { ContactPicker, type PickedContact } from '../../../pickers/ContactPicker';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { Section } from '../../../shared/ui/RecordPage';
import { useToasts } from '../../../shared/ui/toasts';
import type { Opportunity } from '../../../shared/wire/types';
import classes from './card.module.css';

/** Who takes part in an opportunity, besides its main contact. */
export function Participants({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const toasts = useToasts();
  const { data, error, refetch } = useQuery(opportunityQueries.participants(opportunity.id));
  const change = useChangeParticipants(opportunity.id);
  const creation = useCreatePicked();
  const [isAdding, setAdding] = useState(false);
  const others = (data ?? []).filter((one) => one.id !== opportunity.contact?.id);
  const add = async (picked: PickedContact | null) => {
    setAdding(false);
    if (!picked) return;
    try {
      const [known] = await creation.mutateAsync([picked]);
      if (known) await change.mutateAsync({ contactid: known.id, isThere: true });
    } catch (problem) {
      toasts.failed(problem);
    }
  };
  const remove = ({ id, displayName }: { id: number; displayName: string }) =>
    change.mutate(
      { contactid: id, isThere: false },
      {
        onSuccess: () =>
          toasts.done(t('participantRemoved', { name: displayName }), () =>
            change.mutateAsync({ contactid: id, isThere: true }),
          ),
        onError: toasts.failed,
      },
    );
  return (
    <Section
      title={t('participants')}
      actions={
        opportunity.canEdit && (
          <button
            type="button"
            className={classes.icon}
            aria-label={t('addParticipant')}
            onClick={() => setAdding(!isAdding)}
          >
            <IconPlus size={16} aria-hidden />
          </button>
        )
      }
    >
      {isAdding && (
        <ContactPicker
          label={t('addParticipant')}
          hideLabel
          autoFocus
          canCreate="person"
          value={null}
          without={(data ?? []).map((one) => one.id)}
          onChange={(picked) => void add(picked)}
        />
      )}
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={24} />}
      {data && others.length === 0 && !isAdding && <p className={classes.quiet}>{t('noParticipants')}</p>}
      <ul className={classes.people}>
        {others.map((one) => (
          <li key={one.id} className={classes.person}>
            <Avatar name={one.displayName} src={one.smallFotoUrl} square={one.isCompany} size={24} />
            <Link to="/contacts/$id" params={{ id: String(one.id) }} className={classes.contactLink}>
              {one.displayName}
            </Link>
            {opportunity.canEdit && (
              <button
                type="button"
                className={classes.icon}
                aria-label={t('removeParticipant', { name: one.displayName })}
                onClick={() => remove(one)}
              >
                <IconX size={14} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
