import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../shared/i18n/text';
import { FormFrame } from '../../shared/ui/FormFrame';

const LONGEST = 100;

interface Props {
  /** The view to be changed; null: a new one. */
  view: { readonly title: string; readonly isShared: boolean } | null;
  pending: boolean;
  error: unknown;
  onSave: (title: string, isShared: boolean) => void;
  onClose: () => void;
}

/** Asks what a view is to be called and whether others see it. */
export function ViewDialog({ view, pending, error, onSave, onClose }: Props) {
  const t = useText('lists');
  const [title, setTitle] = useState(view?.title ?? '');
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const dirty = title !== (view?.title ?? '') || isShared !== (view?.isShared ?? false);
  return (
    <FormFrame
      opened
      as="dialog"
      title={t(view ? 'editViewTitle' : 'newViewTitle')}
      dirty={dirty}
      pending={pending}
      error={error}
      onSubmit={() => title.trim() && onSave(title.trim(), isShared)}
      onClose={onClose}
    >
      <TextInput
        label={t('viewTitle')}
        value={title}
        maxLength={LONGEST}
        required
        withAsterisk={false}
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Switch
        label={t('shareView')}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </FormFrame>
  );
}
