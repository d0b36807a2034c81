import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { customFieldQueries } from '../../../data/customFields';
import { FIELD, groupedFields, isChecked, optionsOf } from '../../../pickers/customFieldForm';
import type { FieldDefinition } from '../../../shared/wire/types';
import classes from './form.module.css';
import type { SectionProps } from './section';

/** The portal's own fields. */
export function CustomSection({ values, onChange }: SectionProps) {
  const { data = [] } = useQuery(customFieldQueries.definitions('opportunity'));
  return groupedFields(data).map(({ heading, fields }) => (
    <div key={heading?.id ?? 'first'} className={classes.sections}>
      {heading && <h3 className={classes.heading}>{heading.label}</h3>}
      {fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={values.custom[field.id] ?? ''}
          onChange={(value) => onChange({ custom: { ...values.custom, [field.id]: value } })}
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
  const common = { label: field.label, value };
  switch (field.fieldType) {
    case FIELD.area:
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case FIELD.select:
      return (
        <Select
          {...common}
          clearable
          data={[...optionsOf(field.mask)]}
          value={value || null}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case FIELD.check:
      return (
        <Checkbox
          label={field.label}
          checked={isChecked(value)}
          onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          type={field.fieldType === FIELD.date ? 'date' : 'text'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
