import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type TemplateOwner, useSaveTemplateSet } from '../../../data/taskTemplates';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import type { Container } from '../../../shared/wire/types';

interface Props {
  kind: TemplateOwner;
  /** What is renamed; null for a new one. */
  set: Container | null;
  onClose: () => void;
}

/** The form of a set of task templates: its title. */
export function SetDialog({ kind, set, onClose }: Props) {
  const t = useText('settings');
  const save = useSaveTemplateSet(kind);
  const first = set?.title ?? '';
  const [title, setTitle] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const refused = fieldErrors(save.error);
  const submit = () => {
    setChecked(true);
    if (title.trim()) save.mutate({ id: set?.id ?? null, title: title.trim() }, { onSuccess: onClose });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={set ? t('editItem', { title: first }) : t('addSet')}
      dirty={title !== first}
      pending={save.isPending}
      error={'title' in refused ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('itemTitle')}
        placeholder={set ? undefined : t('setHint')}
        required
        withAsterisk={false}
        data-autofocus
        value={title}
        error={isChecked && !title.trim() ? t('required') : refused.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
