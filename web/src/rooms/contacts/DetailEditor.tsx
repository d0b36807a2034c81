import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { PlainAddress } from '../../data/contactDetails';
import { useText } from '../../shared/i18n/text';
import { useErrorWords } from '../../shared/ui/errorWords';
import classes from './card.module.css';
import { type DetailDraft, isBlank, isPlausible } from './detailForm';
import { ADDRESS, categoriesOf, kindOf } from './infoTypes';

interface Props {
  draft: DetailDraft;
  pending: boolean;
  error: unknown;
  onSave: (draft: DetailDraft) => void;
  onCancel: () => void;
}

/** Edits one way to reach a contact in its place: Enter saves, Esc leaves it as it was. */
export function DetailEditor({ draft: first, pending, error, onSave, onCancel }: Props) {
  const t = useText('contacts');
  const common = useText('common');
  const words = useErrorWords();
  const [draft, setDraft] = useState(first);
  const [isRefused, setRefused] = useState(false);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
  };
  const save = () => {
    if (isBlank(draft)) onCancel();
    else if (isPlausible(draft)) onSave(draft);
    else setRefused(true);
  };
  return (
    <form
      className={classes.form}
      noValidate
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <DetailInputs draft={draft} onChange={setDraft} autoFocus />
      {(isRefused || error != null) && (
        <p role="alert" className={classes.error}>
          {isRefused ? t('noEmail') : words(error)}
        </p>
      )}
      <div className={classes.formFoot}>
        <Checkbox
          size="xs"
          label={t('primary')}
          checked={draft.isPrimary}
          onChange={(event) => setDraft({ ...draft, isPrimary: event.currentTarget.checked })}
        />
        <div className={classes.actions}>
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button type="submit" size="compact-sm" loading={pending}>
            {common('save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface InputsProps {
  draft: DetailDraft;
  onChange: (draft: DetailDraft) => void;
  autoFocus?: boolean;
}

/** The inputs of one detail: its value and its category, or the parts of an address. */
export function DetailInputs({ draft, onChange, autoFocus = false }: InputsProps) {
  const t = useText('contacts');
  const kind = kindOf(draft.type);
  const label = kind ? t(kind.label) : '';
  const category = (
    <NativeSelect
      aria-label={t('categoryOf', { label })}
      value={String(draft.category)}
      data={categoriesOf(draft.type).map(({ number, label: name }) => ({
        value: String(number),
        label: t(name),
      }))}
      onChange={(event) => onChange({ ...draft, category: Number(event.currentTarget.value) })}
    />
  );
  if (draft.type === ADDRESS) {
    const part = (name: keyof PlainAddress, isFirst = false) => (
      <TextInput
        aria-label={t(name)}
        placeholder={t(name)}
        autoFocus={isFirst && autoFocus}
        value={draft.address[name]}
        onChange={(event) =>
          onChange({ ...draft, address: { ...draft.address, [name]: event.currentTarget.value } })
        }
      />
    );
    return (
      <>
        {category}
        {part('street', true)}
        <div className={classes.pair}>
          {part('zip')}
          {part('city')}
        </div>
        <div className={classes.pair}>
          {part('state')}
          {part('country')}
        </div>
      </>
    );
  }
  return (
    <div className={classes.valued}>
      <TextInput
        type={kind?.input ?? 'text'}
        aria-label={label}
        placeholder={label}
        autoFocus={autoFocus}
        maxLength={255}
        value={draft.text}
        onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
      />
      {category}
    </div>
  );
}
