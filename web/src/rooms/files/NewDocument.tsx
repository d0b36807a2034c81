import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWriteDocument } from '../../data/files';
import type { CardKind } from '../../data/history';
import { useText } from '../../shared/i18n/text';
import { FormFrame } from '../../shared/ui/FormFrame';
import { useToasts } from '../../shared/ui/toasts';

const LONGEST_TITLE = 170;

/** A dialog that makes a text document. */
export function NewDocument({ kind, id, onClose }: { kind: CardKind; id: number; onClose: () => void }) {
  const t = useText('files');
  const toasts = useToasts();
  const write = useWriteDocument(kind, id);
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const submit = () => {
    if (title.trim() === '' || content.trim() === '') return;
    write.mutate(
      { title: title.trim(), content },
      {
        onSuccess: () => {
          onClose();
          toasts.done(t('documentCreated'));
        },
      },
    );
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('newDocument')}
      action={t('createDocument')}
      dirty={!write.isSuccess && (title !== '' || content !== '')}
      pending={write.isPending}
      error={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('documentTitle')}
        required
        data-autofocus
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('documentText')}
        required
        autosize
        minRows={6}
        maxRows={18}
        value={content}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
