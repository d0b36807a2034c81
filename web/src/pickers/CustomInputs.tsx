import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { customFieldQueries, type FieldOwner } from '../data/customFields';
import type { FieldDefinition } from '../shared/wire/types';
import classes from './CustomInputs.module.css';
import { FIELD, groupedFields, isChecked, optionsOf } from './customFieldForm';

interface Props {
  owner: FieldOwner;
  /** What is typed, by the ids of the fields. */
  values: Readonly<Record<string, string>>;
  onChange: (values: Readonly<Record<string, string>>) => void;
}

/** The portal's own fields in the form of a new record, under their headings. */
export function CustomInputs({ owner, values, onChange }: Props) {
  const { data = [] } = useQuery(customFieldQueries.definitions(owner));
  return groupedFields(data).map(({ heading, fields }) => (
    <div key={heading?.id ?? 'first'} className={classes.group}>
      {heading && <h3 className={classes.heading}>{heading.label}</h3>}
      {fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={values[field.id] ?? ''}
          onChange={(value) => onChange({ ...values, [field.id]: value })}
        />
      ))}
    </div>
  ));
}

interface FieldProps {
  field: FieldDefinition;
  value: string;
  onChange: (value: string) => void;
}

function Field({ field, value, onChange }: FieldProps) {
  const { label } = field;
  switch (field.fieldType) {
    case FIELD.area:
      return (
        <Textarea
          label={label}
          value={value}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case FIELD.select:
      return (
        <Select
          label={label}
          value={value || null}
          clearable
          data={[...optionsOf(field.mask)]}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case FIELD.check:
      return (
        <Checkbox
          label={label}
          checked={isChecked(value)}
          onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          value={value}
          type={field.fieldType === FIELD.date ? 'date' : 'text'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
