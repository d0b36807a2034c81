import type { Formats } from '../../shared/i18n/formats';
import type { Column } from '../../shared/ui/table/columns';
import { readDate } from '../../shared/wire/dates';
import type { FieldDefinition } from '../../shared/wire/types';
import { dayIn, FIELD, isChecked, valueIn } from '../customFieldForm';

type Values = Parameters<typeof valueIn>[0];

/** Returns the portal's own fields as columns of a list: to be switched on first. */
export function fieldColumns<R>(
  fields: readonly FieldDefinition[],
  valuesOf: (record: R) => Values,
  formats: Formats,
): readonly Column<R>[] {
  return fields
    .filter((field) => field.fieldType !== FIELD.heading)
    .map((field) => {
      const text = (record: R) => valueIn(valuesOf(record), field.id);
      return {
        id: `field-${field.id}`,
        title: field.label,
        width: 140,
        initiallyHidden: true,
        cell: (record) => shown(field, text(record), formats),
        text,
      };
    });
}

function shown(field: FieldDefinition, value: string, formats: Formats): string {
  if (field.fieldType === FIELD.check) return isChecked(value) ? '✓' : '';
  const moment = field.fieldType === FIELD.date ? readDate(`${dayIn(value) ?? ''}T00:00:00`) : null;
  return moment ? formats.day(moment) : value;
}
