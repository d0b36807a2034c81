import type { FieldInput } from '../../../data/fieldDefinitions';
import { FIELD, optionsOf } from '../../../pickers/customFieldForm';
import type { FieldDefinition } from '../../../shared/wire/types';

/** The form of a custom field. */
export interface FieldValues {
  readonly label: string;
  readonly fieldType: number;
  /** Width of a text, in letters. */
  readonly size: number;
  /** Rows of a text area. */
  readonly rows: number;
  readonly options: readonly string[];
}

/** The kinds of fields in the order in which they are offered. */
export const FIELD_TYPES = [
  { type: FIELD.text, label: 'fieldText' },
  { type: FIELD.area, label: 'fieldArea' },
  { type: FIELD.select, label: 'fieldSelect' },
  { type: FIELD.check, label: 'fieldCheck' },
  { type: FIELD.date, label: 'fieldDate' },
  { type: FIELD.heading, label: 'fieldHeading' },
] as const;

export const NEW_FIELD: FieldValues = { label: '', fieldType: FIELD.text, size: 40, rows: 3, options: [] };
const COLUMNS = '30';

/** Reads a field as the form takes it. */
export function toFieldValues(field: FieldDefinition): FieldValues {
  const { label, fieldType, mask } = field;
  return {
    label,
    fieldType,
    size: numberIn(mask, 'size') ?? NEW_FIELD.size,
    rows: numberIn(mask, 'rows') ?? NEW_FIELD.rows,
    options: fieldType === FIELD.select ? optionsOf(mask) : [],
  };
}

function numberIn(mask: string, name: string): number | null {
  try {
    const read: unknown = JSON.parse(mask);
    const value = typeof read === 'object' && read !== null ? Number(Reflect.get(read, name)) : Number.NaN;
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

/** Returns the field as the wire takes it. */
export function toFieldInput(values: FieldValues): FieldInput {
  const { label, fieldType } = values;
  return { label: label.trim(), fieldType, mask: maskOf(values) };
}

function maskOf({ fieldType, size, rows, options }: FieldValues): string {
  if (fieldType === FIELD.text) return JSON.stringify({ size: String(size) });
  if (fieldType === FIELD.area) return JSON.stringify({ rows: String(rows), cols: COLUMNS });
  return fieldType === FIELD.select ? JSON.stringify(options) : '';
}

/** What is missing before it can be saved. */
export function missingIn(values: FieldValues): 'label' | 'options' | null {
  if (values.label.trim() === '') return 'label';
  return values.fieldType === FIELD.select && values.options.length === 0 ? 'options' : null;
}
