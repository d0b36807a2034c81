import { NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldOwner } from '../../../data/customFields';
import { useSaveField } from '../../../data/fieldDefinitions';
import { FIELD } from '../../../pickers/customFieldForm';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import type { FieldDefinition } from '../../../shared/wire/types';
import {
  FIELD_TYPES,
  type FieldValues,
  missingIn,
  NEW_FIELD,
  toFieldInput,
  toFieldValues,
} from './fieldValues';

interface Props {
  owner: FieldOwner;
  /** What is changed; null for a new one. */
  field: FieldDefinition | null;
  position: number;
  onClose: () => void;
}

/** The form of a custom field. Its kind is chosen once: values would not fit another one. */
export function FieldDialog({ owner, field, position, onClose }: Props) {
  const t = useText('settings');
  const save = useSaveField(owner);
  const [first] = useState(() => (field ? toFieldValues(field) : NEW_FIELD));
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const set = (change: Partial<FieldValues>) => setValues({ ...values, ...change });
  const missing = isChecked ? missingIn(values) : null;
  const refused = fieldErrors(save.error);
  const submit = () => {
    setChecked(true);
    if (missingIn(values)) return;
    save.mutate({ id: field?.id ?? null, position, field: toFieldInput(values) }, { onSuccess: onClose });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={field ? t('editItem', { title: field.label }) : t('addField')}
      dirty={values !== first}
      pending={save.isPending}
      error={'label' in refused ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('fieldLabel')}
        required
        withAsterisk={false}
        data-autofocus
        value={values.label}
        error={missing === 'label' ? t('required') : refused.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('fieldType')}
        disabled={field !== null}
        value={String(values.fieldType)}
        data={FIELD_TYPES.map(({ type, label }) => ({ value: String(type), label: t(label) }))}
        onChange={(event) => set({ fieldType: Number(event.currentTarget.value) })}
      />
      {values.fieldType === FIELD.text && (
        <NumberInput
          label={t('fieldSize')}
          min={1}
          max={150}
          allowDecimal={false}
          value={values.size}
          onChange={(value) => set({ size: Number(value) || NEW_FIELD.size })}
        />
      )}
      {values.fieldType === FIELD.area && (
        <NumberInput
          label={t('fieldRows')}
          min={1}
          max={25}
          allowDecimal={false}
          value={values.rows}
          onChange={(value) => set({ rows: Number(value) || NEW_FIELD.rows })}
        />
      )}
      {values.fieldType === FIELD.select && (
        <TagsInput
          label={t('fieldOptions')}
          description={t('fieldOptionsText')}
          value={[...values.options]}
          error={missing === 'options' ? t('required') : undefined}
          onChange={(options) => set({ options })}
        />
      )}
    </FormFrame>
  );
}
