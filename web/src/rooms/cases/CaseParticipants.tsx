import { ActionIcon, Skeleton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { caseQueries, useChangeCaseMembers } from '../../data/cases';
import { useCreatePicked } from '../../data/pickedContacts';
import { ContactPicker, type PickedContact } from '../../pickers/ContactPicker';
import { useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { Section } from '../../shared/ui/RecordPage';
import { useToasts } from '../../shared/ui/toasts';
import type { Case } from '../../shared/wire/types';
import classes from './cases.module.css';

/** Who takes part in a case. */
export function CaseParticipants({ one }: { one: Case }) {
  const t = useText('cases');
  const toasts = useToasts();
  const { data, error, refetch } = useQuery(caseQueries.participants(one.id));
  const change = useChangeCaseMembers(one.id);
  const creation = useCreatePicked();
  const [isAdding, setAdding] = useState(false);
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
        one.canEdit && (
          <ActionIcon size={26} aria-label={t('addParticipant')} onClick={() => setAdding(!isAdding)}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
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
          without={(data ?? []).map(({ id }) => id)}
          onChange={(picked) => void add(picked)}
        />
      )}
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={24} />}
      {data?.length === 0 && !isAdding && <p className={classes.none}>{t('noParticipants')}</p>}
      <ul className={classes.people}>
        {data?.map((contact) => (
          <li key={contact.id} className={classes.person}>
            <Avatar
              name={contact.displayName}
              src={contact.smallFotoUrl}
              square={contact.isCompany}
              size={24}
            />
            <Link to="/contacts/$id" params={{ id: String(contact.id) }} className={classes.personLink}>
              {contact.displayName}
            </Link>
            {one.canEdit && (
              <button
                type="button"
                className={classes.remove}
                aria-label={t('removeParticipant', { name: contact.displayName })}
                onClick={() => remove(contact)}
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
