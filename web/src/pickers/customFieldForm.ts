import type { CustomField, FieldDefinition } from '../shared/wire/types';

/** The kinds of custom fields, as the wire has them. */
export const FIELD = { text: 0, area: 1, select: 2, check: 3, heading: 4, date: 5 } as const;

/** Fields below a heading; those before the first one have none. */
export interface FieldGroup {
  readonly heading: { readonly id: number; readonly label: string } | null;
  readonly fields: readonly FieldDefinition[];
}

/** Returns the fields in their order, in groups by the headings between them. Headings without fields are left out. */
export function groupedFields(definitions: readonly FieldDefinition[]): readonly FieldGroup[] {
  const groups: { heading: FieldGroup['heading']; fields: FieldDefinition[] }[] = [];
  for (const field of definitions.toSorted((a, b) => a.position - b.position)) {
    if (field.fieldType === FIELD.heading) groups.push({ heading: field, fields: [] });
    else {
      if (groups.length === 0) groups.push({ heading: null, fields: [] });
      groups.at(-1)?.fields.push(field);
    }
  }
  return groups.filter((group) => group.fields.length > 0);
}

/** Returns what a record has in a field; '' for nothing. */
export function valueIn(values: readonly CustomField[], fieldId: number): string {
  return values.find((value) => value.id === fieldId)?.fieldValue.trim() ?? '';
}

/** Returns the options of a select field: its mask is a JSON list. */
export function optionsOf(mask: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(mask);
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}

/** Whether a check box is on. Clients write it in several ways. */
export function isChecked(value: string): boolean {
  return ['true', '1', 'on', 'yes'].includes(value.toLowerCase());
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

/** Returns a day such as 2024-06-30 of what a date field holds; null where somebody wrote it in another way. */
export function dayIn(value: string): string | null {
  return DAY.exec(value)?.[0] ?? null;
}
