import type { Access } from '../../data/access';
import type { NewContact, PersonName } from '../../data/contactCreation';
import type { PickedContact } from '../../pickers/ContactPicker';
import type { ShareType } from '../../shared/wire/types';
import { type DetailDraft, isBlank, isPlausible, newDraft, toDetailInput } from './detailForm';

/** A new contact as it is typed. */
export interface ContactValues {
  readonly kind: 'person' | 'company';
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly company: PickedContact | null;
  readonly persons: readonly PickedContact[];
  readonly jobTitle: string;
  readonly details: readonly DetailDraft[];
  readonly tags: readonly string[];
  /** Id of the status; '' for none. */
  readonly status: string;
  /** Id of the type; '' for none. */
  readonly type: string;
  readonly about: string;
  readonly custom: Readonly<Record<number, string>>;
  readonly access: Access;
}

export function emptyContact(kind: ContactValues['kind']): ContactValues {
  return {
    kind,
    firstName: '',
    lastName: '',
    companyName: '',
    company: null,
    persons: [],
    jobTitle: '',
    details: [newDraft(1, []), newDraft(0, [])],
    tags: [],
    status: '',
    type: '',
    about: '',
    custom: {},
    access: { share: 1, people: [] },
  };
}

/** Returns what the next one of a series begins with: the company, tags, status, type and access of the one before. */
export function nextContact({ kind, company, tags, status, type, access }: ContactValues): ContactValues {
  return { ...emptyContact(kind), company, tags, status, type, access };
}

/** Whether something was typed that would be lost. */
export function isTyped(values: ContactValues, begin: ContactValues): boolean {
  const { kind: _, ...typed } = values;
  const { kind: __, ...empty } = begin;
  return JSON.stringify(typed) !== JSON.stringify(empty);
}

export type FormErrors = Readonly<
  Partial<Record<'firstName' | 'companyName' | 'details', 'needed' | 'noEmail'>>
>;

/** Returns what is missing or wrong, by field. */
export function errorsIn({ kind, firstName, companyName, details }: ContactValues): FormErrors {
  return {
    ...(kind === 'person' && firstName.trim() === '' ? { firstName: 'needed' } : {}),
    ...(kind === 'company' && companyName.trim() === '' ? { companyName: 'needed' } : {}),
    ...(details.every(isPlausible) ? {} : { details: 'noEmail' }),
  };
}

/** Splits a name as people write it: the last word is the last name. */
export function nameParts(name: string): PersonName {
  const words = name.trim().split(/\s+/);
  const lastName = words.length > 1 ? (words.at(-1) ?? '') : '';
  return { firstName: (words.length > 1 ? words.slice(0, -1) : words).join(' '), lastName };
}

export function toNewContact(values: ContactValues): NewContact {
  const { access, about } = values;
  const shared = {
    about: about.trim(),
    shareType: access.share satisfies ShareType,
    managerList: [...access.people],
    customFieldList: Object.entries(values.custom)
      .filter(([, value]) => value.trim() !== '')
      .map(([key, value]) => ({ key: Number(key), value })),
  };
  return {
    contact: values.kind === 'person' ? personOf(values, shared) : companyOf(values, shared),
    details: values.details.filter((draft) => !isBlank(draft)).map(toDetailInput),
    tags: values.tags,
    status: Number(values.status || 0),
    type: Number(values.type || 0),
  };
}

type Shared = Pick<
  Extract<NewContact['contact'], { kind: 'company' }>['input'],
  'about' | 'shareType' | 'managerList' | 'customFieldList'
>;

function personOf(values: ContactValues, shared: Shared): NewContact['contact'] {
  const { firstName, lastName, jobTitle, company } = values;
  return {
    kind: 'person',
    input: {
      ...shared,
      firstName: firstName.trim(),
      lastName: lastName.trim(),
      jobTitle: jobTitle.trim(),
      companyId: company?.id ?? 0,
    },
    newCompany: company?.id === 0 ? company.displayName : '',
  };
}

function companyOf({ companyName, persons }: ContactValues, shared: Shared): NewContact['contact'] {
  return {
    kind: 'company',
    input: {
      ...shared,
      companyName: companyName.trim(),
      personList: persons.filter(({ id }) => id > 0).map(({ id }) => id),
    },
    newPersons: persons.filter(({ id }) => id === 0).map(({ displayName }) => nameParts(displayName)),
  };
}

/**
 * Whether a contact of that name may be the one that is just being typed: each word of one is in the other. One word says
 * enough of a company and too little of a person: there are many Annas.
 */
export function isAlike(name: string, other: string, isCompany = false): boolean {
  const [a, b] = [wordsOf(name), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return false;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const isTelling = few.length > 1 || many.length === 1 || (isCompany && few.join().length > 2);
  return isTelling && few.every((word) => many.includes(word));
}

const FORMS_OF_COMPANIES = new Set([
  'gmbh',
  'ag',
  'ltd',
  'inc',
  'llc',
  'sa',
  'sas',
  'sarl',
  'bv',
  'co',
  'kg',
  'oy',
  'ab',
]);

function wordsOf(name: string): string[] {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !FORMS_OF_COMPANIES.has(word));
}
