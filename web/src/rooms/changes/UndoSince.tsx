import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changeQueries, conflictsOf, type UndoSince, useUndoSince } from '../../data/changes';
import { ConflictList } from '../../pickers/records/ConflictDialog';
import { useUserChoices } from '../../pickers/userChoices';
import { useText } from '../../shared/i18n/text';
import { useErrorWords } from '../../shared/ui/errorWords';
import { FormFrame } from '../../shared/ui/FormFrame';
import { useToasts } from '../../shared/ui/toasts';
import classes from './changes.module.css';

/** Takes back all that somebody did since a moment: tells first what that would be, and what stands in the way. */
export function UndoSinceDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const t = useText('changes');
  const toasts = useToasts();
  const users = useUserChoices();
  const [chosen, setChosen] = useState({ userId, since: '' });
  const wanted: UndoSince = { ...chosen, since: chosen.since && `${chosen.since}:00` };
  const undo = useUndoSince();
  const isWhole = wanted.userId !== '' && wanted.since !== '';
  const preview = useQuery({ ...changeQueries.preview(wanted), enabled: isWhole });
  const conflicts = conflictsOf(undo.error);
  const inTheWay = conflicts.length > 0 ? conflicts : (preview.data?.conflicts ?? []);
  const refusal = useRefusal(isWhole, inTheWay.length > 0, preview);
  const submit = () => {
    if (refusal !== null) return;
    undo.mutate(wanted, {
      onSuccess: ({ recordCount }) => {
        onClose();
        toasts.done(t('undone', { count: recordCount }));
      },
    });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('undoSinceTitle')}
      action={t('undoAll')}
      dirty={false}
      pending={undo.isPending}
      refusal={refusal}
      error={conflicts.length > 0 ? null : undo.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={classes.text}>{t('undoSinceText')}</p>
      <Select
        label={t('who')}
        searchable
        data={users.map(({ value, label }) => ({ value, label }))}
        value={wanted.userId || null}
        onChange={(value) => setChosen({ ...chosen, userId: value ?? '' })}
      />
      <TextInput
        label={t('since')}
        type="datetime-local"
        value={chosen.since}
        onChange={(event) => setChosen({ ...chosen, since: event.currentTarget.value })}
      />
      {isWhole && <Preview count={preview.data?.recordCount} error={preview.error} />}
      {inTheWay.length > 0 && (
        <div role="alert">
          <p className={classes.text}>{t('inTheWay')}</p>
          <ConflictList conflicts={inTheWay} />
        </div>
      )}
    </FormFrame>
  );
}

/** Why nothing can be taken back yet; null: it can. */
function useRefusal(
  isWhole: boolean,
  isBlocked: boolean,
  { data, error }: { data?: { recordCount: number } | undefined; error: unknown },
): string | null {
  const t = useText('changes');
  const words = useErrorWords();
  if (!isWhole) return t('sayWhoAndSince');
  if (isBlocked) return t('somethingInTheWay');
  if (error) return words(error);
  if (!data) return t('counting');
  return data.recordCount === 0 ? t('wouldChange', { count: 0 }) : null;
}

function Preview({ count, error }: { count: number | undefined; error: unknown }) {
  const t = useText('changes');
  const words = useErrorWords();
  return (
    <p className={classes.preview} role="status">
      {error ? words(error) : count === undefined ? t('counting') : t('wouldChange', { count })}
    </p>
  );
}
