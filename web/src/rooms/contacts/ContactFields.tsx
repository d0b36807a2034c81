import { NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listQueries } from '../../data/lists';
import { tagQueries } from '../../data/tags';
import { ContactPicker, ContactsPicker } from '../../pickers/ContactPicker';
import { useText } from '../../shared/i18n/text';
import { AccessFields } from './AccessFields';
import { CustomInputs } from './CustomInputs';
import type { ContactValues, FormErrors } from './contactForm';
import { DetailFields } from './DetailFields';
import { Duplicates } from './Duplicates';
import classes from './form.module.css';
import { EMAIL, PHONE } from './infoTypes';

export interface FieldsProps {
  values: ContactValues;
  wrong: FormErrors;
  /** What the server refused, by field. */
  refused: Readonly<Record<string, string>>;
  onChange: (values: ContactValues) => void;
}

/** The fields of a new contact. */
export function ContactFields(props: FieldsProps) {
  const { values, onChange } = props;
  const t = useText('contacts');
  const { data: statuses = [] } = useQuery(listQueries.contactStatuses());
  const { data: types = [] } = useQuery(listQueries.contactTypes());
  const { data: tags = [] } = useQuery(tagQueries.list('contact'));
  const first = (type: number) => values.details.find((draft) => draft.type === type)?.text ?? '';
  const name = values.kind === 'person' ? `${values.firstName} ${values.lastName}` : values.companyName;
  return (
    <>
      {values.kind === 'person' ? <PersonFields {...props} /> : <CompanyFields {...props} />}
      <Duplicates name={name.trim()} email={first(EMAIL)} phone={first(PHONE)} />
      <DetailFields {...props} />
      {values.kind === 'company' && (
        <ContactsPicker
          label={t('persons')}
          kind="free"
          canCreate="person"
          placeholder={t('addPersonHint')}
          value={values.persons}
          onChange={(persons) => onChange({ ...values, persons })}
        />
      )}
      <div className={classes.pair}>
        <NativeSelect
          label={t('status')}
          value={values.status}
          data={[
            { value: '', label: t('noStatus') },
            ...statuses.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          onChange={(event) => onChange({ ...values, status: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('type')}
          value={values.type}
          data={[
            { value: '', label: t('noStatus') },
            ...types.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          onChange={(event) => onChange({ ...values, type: event.currentTarget.value })}
        />
      </div>
      <TagsInput
        label={t('tags')}
        placeholder={values.tags.length === 0 ? t('addTags') : ''}
        data={tags.map(({ title }) => title)}
        maxDropdownHeight={220}
        value={[...values.tags]}
        onChange={(chosen) => onChange({ ...values, tags: chosen })}
      />
      <Textarea
        label={t('notes')}
        autosize
        minRows={2}
        maxRows={8}
        value={values.about}
        onChange={(event) => onChange({ ...values, about: event.currentTarget.value })}
      />
      <CustomInputs
        owner={values.kind}
        values={values.custom}
        onChange={(custom) => onChange({ ...values, custom })}
      />
      <AccessFields access={values.access} onChange={(access) => onChange({ ...values, access })} />
    </>
  );
}

function PersonFields({ values, wrong, refused, onChange }: FieldsProps) {
  const t = useText('contacts');
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t('firstName')}
          required
          withAsterisk={false}
          autoFocus
          data-autofocus
          maxLength={255}
          value={values.firstName}
          error={refused.firstName ?? (wrong.firstName && t('needed'))}
          onChange={(event) => onChange({ ...values, firstName: event.currentTarget.value })}
        />
        <TextInput
          label={t('lastName')}
          maxLength={255}
          value={values.lastName}
          error={refused.lastName}
          onChange={(event) => onChange({ ...values, lastName: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <ContactPicker
          label={t('company')}
          kind="companies"
          canCreate="company"
          placeholder={t('chooseCompany')}
          value={values.company}
          onChange={(company) => onChange({ ...values, company })}
        />
        <TextInput
          label={t('position')}
          maxLength={255}
          value={values.jobTitle}
          error={refused.jobTitle}
          onChange={(event) => onChange({ ...values, jobTitle: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

function CompanyFields({ values, wrong, refused, onChange }: FieldsProps) {
  const t = useText('contacts');
  return (
    <TextInput
      label={t('name')}
      required
      withAsterisk={false}
      autoFocus
      data-autofocus
      maxLength={255}
      value={values.companyName}
      error={refused.companyName ?? (wrong.companyName && t('needed'))}
      onChange={(event) => onChange({ ...values, companyName: event.currentTarget.value })}
    />
  );
}
