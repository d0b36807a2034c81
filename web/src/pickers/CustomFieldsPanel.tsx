import { Checkbox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries } from '../data/contacts';
import { customFieldQueries, type FieldOwner, useSetCustomField } from '../data/customFields';
import type { TaggedKind } from '../data/tags';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { useErrorWords } from '../shared/ui/errorWords';
import { InlineField } from '../shared/ui/inline/InlineField';
import { Facts, Section } from '../shared/ui/RecordPage';
import { readDate } from '../shared/wire/dates';
import type { CustomField, FieldDefinition } from '../shared/wire/types';
import classes from './CustomFieldsPanel.module.css';
import { dayIn, FIELD, groupedFields, isChecked, optionsOf, valueIn } from './customFieldForm';

interface Props {
  kind: TaggedKind;
  id: number;
  readOnly?: boolean;
}

/** The portal's own fields of a record, each changed in its place, below headings that fold. Nothing where there are none. */
export function CustomFieldsPanel({ kind, id, readOnly = false }: Props) {
  const { data: contact } = useQuery({ ...contactQueries.detail(id), enabled: kind === 'contact' });
  if (kind !== 'contact') return <Panel owner={kind} id={id} readOnly={readOnly} />;
  if (!contact) return null;
  // Persons and companies have fields of their own beside those of both.
  return (
    <Panel owner={contact.isCompany ? 'company' : 'person'} id={id} readOnly={readOnly || !contact.canEdit} />
  );
}

function Panel({ owner, id, readOnly }: { owner: FieldOwner; id: number; readOnly: boolean }) {
  const t = useText('customFields');
  const { data: definitions = [] } = useQuery(customFieldQueries.definitions(owner));
  const { data: values = [] } = useQuery({
    ...customFieldQueries.values(owner, id),
    enabled: definitions.length > 0,
  });
  const groups = groupedFields(definitions);
  if (groups.length === 0) return null;
  return (
    <Section title={t('title')}>
      {groups.map(({ heading, fields }) => {
        const facts = (
          <Facts>
            {fields.map((field) => (
              <Field key={field.id} field={field} owner={owner} id={id} values={values} readOnly={readOnly} />
            ))}
          </Facts>
        );
        if (!heading) return <div key="first">{facts}</div>;
        return (
          <details key={heading.id} open className={classes.group}>
            <summary className={classes.heading}>
              <IconChevronDown size={14} aria-hidden />
              {heading.label}
            </summary>
            {facts}
          </details>
        );
      })}
    </Section>
  );
}

interface FieldProps {
  field: FieldDefinition;
  owner: FieldOwner;
  id: number;
  values: readonly CustomField[];
  readOnly: boolean;
}

function Field({ field, owner, id, values, readOnly }: FieldProps) {
  const formats = useFormats();
  const set = useSetCustomField(owner, id);
  const value = valueIn(values, field.id);
  const common = {
    label: field.label,
    value,
    readOnly,
    onSave: (next: string) => set.mutateAsync({ fieldid: field.id, value: next }),
  };
  switch (field.fieldType) {
    case FIELD.area:
      return <InlineField kind="textarea" {...common} />;
    case FIELD.select:
      return (
        <InlineField
          kind="select"
          clearable
          choices={optionsOf(field.mask).map((option) => ({ value: option, label: option }))}
          {...common}
        />
      );
    case FIELD.check:
      return <CheckField {...common} error={set.error} />;
    case FIELD.date: {
      const day = dayIn(value);
      // What somebody once typed in another form is shown as it is.
      if (value !== '' && day === null) return <InlineField kind="text" {...common} />;
      const moment = readDate(`${day}T00:00:00`);
      return (
        <InlineField
          kind="date"
          {...common}
          value={day ?? ''}
          {...(moment && { display: () => formats.day(moment) })}
        />
      );
    }
    default:
      return <InlineField kind="text" {...common} />;
  }
}

interface CheckProps {
  label: string;
  value: string;
  readOnly: boolean;
  onSave: (value: string) => Promise<unknown>;
  error: unknown;
}

function CheckField({ label, value, readOnly, onSave, error }: CheckProps) {
  const words = useErrorWords();
  // What was just chosen, until the record holds it or the server refuses.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const change = (isOn: boolean) => {
    setChosen(isOn);
    // What is refused is said below the box, by the error that its mutation keeps.
    onSave(String(isOn))
      .catch(() => undefined)
      .finally(() => setChosen(null));
  };
  return (
    <Checkbox
      className={classes.check}
      label={label}
      checked={chosen ?? isChecked(value)}
      disabled={readOnly}
      error={error ? words(error) : undefined}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}
