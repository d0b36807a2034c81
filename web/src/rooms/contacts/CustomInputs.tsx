import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { customFieldQueries } from '../../data/customFields';
import { FIELD, groupedFields, isChecked, optionsOf } from '../../pickers/customFieldForm';
import type { FieldDefinition } from '../../shared/wire/types';
import classes from './form.module.css';

interface Props {
  owner: 'person' | 'company';
  values: Readonly<Record<number, string>>;
  onChange: (values: Readonly<Record<number, string>>) => void;
}

/** The portal's own fields of a new contact, below their headings. */
export function CustomInputs({ owner, values, onChange }: Props) {
  const { data = [] } = useQuery(customFieldQueries.definitions(owner));
  return groupedFields(data).map((group) => (
    <div key={group.heading?.id ?? 0} className={classes.foldout}>
      {group.heading && <p className={classes.groupTitle}>{group.heading.label}</p>}
      {group.fields.map((field) => (
        <CustomInput
          key={field.id}
          field={field}
          value={values[field.id] ?? ''}
          onChange={(value) => onChange({ ...values, [field.id]: value })}
        />
      ))}
    </div>
  ));
}

interface InputProps {
  field: FieldDefinition;
  value: string;
  onChange: (value: string) => void;
}

function CustomInput({ field, value, onChange }: InputProps) {
  const { label } = field;
  switch (field.fieldType) {
    case FIELD.area:
      return (
        <Textarea
          label={label}
          autosize
          minRows={2}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case FIELD.select:
      return (
        <NativeSelect
          label={label}
          value={value}
          data={['', ...optionsOf(field.mask)]}
          onChange={(event) => onChange(event.currentTarget.value)}
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
          type={field.fieldType === FIELD.date ? 'date' : 'text'}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
