import { type Contact, fieldOf, isPerson } from '../../../data/contacts';
import type { ContactFieldsInput } from '../../../shared/wire/types';

/** What two contacts may differ in and only one of them can keep. */
export type MergeField =
  | 'firstName'
  | 'lastName'
  | 'companyName'
  | 'jobTitle'
  | 'companyId'
  | 'about'
  | 'status'
  | 'shareType';

export interface Difference {
  readonly field: MergeField;
  /** What the survivor and the other one have. */
  readonly ours: string;
  readonly theirs: string;
}

/** Whose value is to stay, by field; the survivor's where nothing is chosen. */
export type Choices = Readonly<Partial<Record<MergeField, 'ours' | 'theirs' | 'both'>>>;

const OF_PERSONS: readonly MergeField[] = [
  'firstName',
  'lastName',
  'jobTitle',
  'companyId',
  'status',
  'about',
  'shareType',
];
const OF_COMPANIES: readonly MergeField[] = ['companyName', 'status', 'about', 'shareType'];
const OF_BOTH: readonly MergeField[] = ['status', 'about', 'shareType'];

/** Returns what has to be decided: the fields in which both say something, and not the same. */
export function differences(survivor: Contact, other: Contact): readonly Difference[] {
  const fields =
    survivor.isCompany !== other.isCompany ? OF_BOTH : survivor.isCompany ? OF_COMPANIES : OF_PERSONS;
  return fields
    .map((field) => ({ field, ours: said(survivor, field), theirs: said(other, field) }))
    .filter(({ ours, theirs }) => ours !== theirs && theirs !== '' && ours !== '');
}

/** Returns what a contact says in a field, as people read it; '' for nothing. */
export function said(contact: Contact, field: MergeField): string {
  switch (field) {
    case 'status':
      return contact.contactStatus?.title ?? '';
    case 'shareType':
      return String(contact.shareType);
    case 'companyId':
      return isPerson(contact) ? (contact.company?.displayName ?? '') : '';
    default:
      return String(fieldOf(contact, field));
  }
}

/** Returns what of the survivor is to be changed once the other one is merged into it. */
export function toMerge(
  survivor: Contact,
  other: Contact,
  choices: Choices,
): { readonly fields: ContactFieldsInput; readonly status?: number } {
  const fields: Record<string, string | number> = {};
  let status: number | undefined;
  for (const { field } of differences(survivor, other)) {
    const choice = choices[field] ?? 'ours';
    if (choice === 'ours') continue;
    if (field === 'status') status = other.contactStatus?.id ?? 0;
    else if (field === 'shareType') fields.shareType = other.shareType;
    else if (choice === 'both') fields[field] = `${fieldOf(survivor, field)}\n\n${fieldOf(other, field)}`;
    else fields[field] = fieldOf(other, field);
  }
  return status === undefined ? { fields } : { fields, status };
}
