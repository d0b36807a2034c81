import { Checkbox, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCreateCase } from '../../data/cases';
import { useCreatePicked } from '../../data/pickedContacts';
import { tagQueries } from '../../data/tags';
import { ContactsPicker } from '../../pickers/ContactPicker';
import { CustomInputs } from '../../pickers/CustomInputs';
import { PrivateFields } from '../../pickers/PrivateFields';
import { useText } from '../../shared/i18n/text';
import { FormFrame } from '../../shared/ui/FormFrame';
import { fieldErrors } from '../../shared/ui/refusals';
import { useToasts } from '../../shared/ui/toasts';
import { type CaseValues, EMPTY_CASE, errorsIn, toCaseInput } from './caseForm';

const LONGEST = 255;
const LONGEST_TAG = 50;
const PARAMETERS = { title: 'title', accessList: 'access' } as const;

interface Props {
  onCreated: (id: number) => void;
  onClose: () => void;
}

/** The form of a new case, in a drawer. */
export function NewCase({ onCreated, onClose }: Props) {
  const t = useText('cases');
  const toasts = useToasts();
  const [values, setValues] = useState(EMPTY_CASE);
  const [isChecked, setChecked] = useState(false);
  const contacts = useCreatePicked();
  const creation = useCreateCase();
  const refused = fieldErrors(creation.error, PARAMETERS);
  const wrong = isChecked ? errorsIn(values) : {};
  const create = async () => {
    // What a first try created is kept: a second one creates nothing twice.
    const participants = await contacts.mutateAsync(values.participants);
    const known = { ...values, participants };
    setValues(known);
    return creation.mutateAsync({ ...toCaseInput(known), tags: known.tags });
  };
  const submit = () => {
    setChecked(true);
    if (Object.keys(errorsIn(values)).length > 0) return;
    create().then(
      ({ id, title }) => {
        toasts.done(t('createdOne', { title }));
        onCreated(id);
      },
      // The mutations keep their errors: the form shows them.
      () => undefined,
    );
  };
  return (
    <FormFrame
      opened
      title={t('newCase')}
      action={t('create')}
      dirty={JSON.stringify(values) !== JSON.stringify(EMPTY_CASE)}
      pending={creation.isPending || contacts.isPending}
      error={Object.keys(refused).length > 0 ? null : (contacts.error ?? creation.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <CaseFields
        values={values}
        errors={{
          title: wrong.title ? t(wrong.title) : refused.title,
          access: wrong.access ? t(wrong.access) : refused.access,
        }}
        onChange={(change) => setValues({ ...values, ...change })}
      />
    </FormFrame>
  );
}

interface FieldsProps {
  values: CaseValues;
  errors: { title: string | undefined; access: string | undefined };
  onChange: (change: Partial<CaseValues>) => void;
}

function CaseFields({ values, errors, onChange }: FieldsProps) {
  const t = useText('cases');
  const { data: tags = [] } = useQuery(tagQueries.list('case'));
  return (
    <>
      <TextInput
        label={t('name')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={LONGEST}
        value={values.title}
        error={errors.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <ContactsPicker
        label={t('participants')}
        canCreate="person"
        value={values.participants}
        onChange={(participants) => onChange({ participants })}
      />
      <TagsInput
        label={t('tags')}
        placeholder={values.tags.length === 0 ? t('tagHint') : ''}
        maxLength={LONGEST_TAG}
        data={tags.map(({ title }) => title)}
        value={[...values.tags]}
        onChange={(chosen) => onChange({ tags: chosen })}
      />
      <CustomInputs owner="case" values={values.custom} onChange={(custom) => onChange({ custom })} />
      <PrivateFields
        label={t('access')}
        value={values.access}
        error={errors.access}
        onChange={(access) => onChange({ access })}
      />
      {values.access.isPrivate && (
        <Checkbox
          label={t('notify')}
          checked={values.isNotify}
          onChange={(event) => onChange({ isNotify: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
