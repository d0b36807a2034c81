import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNoteInHistory } from '../../../data/opportunities';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import type { Stage } from '../../../shared/wire/types';

interface Props {
  opportunityId: number;
  stage: Stage;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks why something was won or lost; the answer goes into the history, and may stay empty. */
export function CloseDialog({ opportunityId, stage, onConfirm, onClose }: Props) {
  const t = useText('opportunities');
  const note = useNoteInHistory();
  const [reason, setReason] = useState('');
  const isWon = stage.stageType === 1;
  const submit = () => {
    const content = reason.trim();
    if (content === '') onConfirm();
    else note.mutate({ id: opportunityId, content: `${stage.title}: ${content}` }, { onSuccess: onConfirm });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={t(isWon ? 'wonTitle' : 'lostTitle')}
      action={t(isWon ? 'markWon' : 'markLost')}
      dirty={reason.trim() !== ''}
      pending={note.isPending}
      error={note.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t('reason')}
        autosize
        minRows={3}
        maxRows={10}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
