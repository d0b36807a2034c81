import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Page, wire } from '../shared/wire/client';
import type { Company, ContactFieldsInput, Gets, OpenTask, Person, Posts } from '../shared/wire/types';
import { OFTEN } from './freshness';
import { restoreDeleted } from './trash';

export type Contact = Person | Company;
/** A contact of a list. */
export type ListedContact = Contact & {
  /** The nearest of its open tasks: only where the list was read with them. */
  readonly nextTask?: OpenTask | undefined;
};

type Query = Gets['crm/contact/filter']['query'];
/** What a list of contacts is narrowed and sorted by, as the wire takes it. */
export type ContactFilter = Omit<Query, 'count' | 'startIndex'>;

/** Which contacts are looked for; `free` persons are those without a company. */
export type ContactKind = 'all' | 'companies' | 'persons' | 'free';
const SEARCH_TYPES: Readonly<Record<ContactKind, number>> = { all: -1, companies: 0, persons: 1, free: 2 };

export const contactQueries = {
  all: () => ['contacts'] as const,
  lists: () => [...contactQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: ContactFilter) => ({
    key: [...contactQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list('crm/contact/filter', { query: { ...filter, startIndex, count } }, { signal }),
  }),
  /** The same, each with the nearest of its open tasks: that is a second call for each page. */
  sourceWithTasks: (filter: ContactFilter) => ({
    key: [...contactQueries.lists(), filter, 'tasks'],
    page: async (startIndex: number, count: number, signal: AbortSignal): Promise<Page<ListedContact>> => {
      const query = { ...filter, startIndex, count };
      const [page, paired] = await Promise.all([
        wire.list('crm/contact/filter', { query }, { signal }),
        wire.list('crm/contact/simple/filter', { query }, { signal }),
      ]);
      const tasks = new Map(paired.items.map(({ contact, task }) => [contact.id, task]));
      return { ...page, items: page.items.map((one) => ({ ...one, nextTask: tasks.get(one.id) })) };
    },
  }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'detail', id],
      queryFn: ({ signal }) => wire.get('crm/contact/{contactid}', { path: { contactid: id } }, { signal }),
      staleTime: OFTEN,
    }),
  /** Those whose names fit what is typed, the first thirty by name. */
  fitting: (prefix: string, kind: ContactKind) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'fitting', kind, prefix],
      queryFn: ({ signal }) =>
        wire.get('crm/contact/byprefix', { query: { prefix, searchType: SEARCH_TYPES[kind] } }, { signal }),
      placeholderData: keepPreviousData,
      staleTime: OFTEN,
    }),
  /** The persons of a company. */
  persons: (companyid: number) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'persons', companyid],
      queryFn: ({ signal }) =>
        wire.list('crm/contact/company/{companyid}/person', { path: { companyid } }, { signal }),
      staleTime: OFTEN,
    }),
};

export function isPerson(contact: Contact): contact is Person {
  return !contact.isCompany;
}

/** Returns the contact's first detail of a type, the primary one if there is any. */
export function detailOf(contact: Contact, infoType: number): string | undefined {
  const all = contact.commonData.filter((info) => info.infoType === infoType);
  return (all.find((info) => info.isPrimary) ?? all[0])?.data;
}

/** A field that is changed in its place, by the wire's parameter. */
export type ContactField = 'firstName' | 'lastName' | 'jobTitle' | 'companyId' | 'companyName' | 'about';

/** Returns what a contact has in a field, as the wire takes it. */
export function fieldOf(contact: Contact, field: ContactField): string | number {
  if (field === 'about') return contact.about;
  if (!isPerson(contact))
    return field === 'companyName' && 'companyName' in contact ? contact.companyName : '';
  switch (field) {
    case 'jobTitle':
      return contact.title ?? '';
    case 'companyId':
      return contact.company?.id ?? 0;
    case 'companyName':
      return '';
    default:
      return contact[field];
  }
}

export interface FieldChange {
  readonly field: ContactField;
  readonly value: string | number;
  /** Whether the value is to stand whatever others made of the field meanwhile. */
  readonly overwrite?: boolean;
}

/** Returns what changing one field sends: with the value that was seen, so that nobody is overwritten unawares. */
export function toFieldInput(
  contact: Contact,
  { field, value, overwrite = false }: FieldChange,
): { fields: ContactFieldsInput; expected?: ContactFieldsInput } {
  const fields = { [field]: value };
  return overwrite ? { fields } : { fields, expected: { [field]: fieldOf(contact, field) } };
}

/** Changes one field of a contact. Throws a conflict where a colleague was quicker. */
export function useChangeContact(id: number) {
  const client = useQueryClient();
  const options = contactQueries.detail(id);
  return useMutation({
    mutationFn: async (change: FieldChange) => {
      const contact = await client.ensureQueryData(options);
      const body = toFieldInput(contact, change);
      return wire.put('crm/contact/{contactid}/fields', { path: { contactid: id }, body });
    },
    onSuccess: (contact) => client.setQueryData(options.queryKey, contact),
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}

/** Sets how warm a contact is: it shows at once. 0: not said. */
export function useChangeStatus(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (contactStatusid: number) =>
      wire.put('crm/contact/{contactid}/status', { path: { contactid: id }, body: { contactStatusid } }),
    onSuccess: (contact) => client.setQueryData(contactQueries.detail(id).queryKey, contact),
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}

export type PersonInput = Posts['crm/contact/person']['body'];
export type CompanyInput = Posts['crm/contact/company']['body'];

/** Deletes contacts; what it returns brings them back. */
export function useDeleteContacts() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries();
  return useMutation({
    mutationFn: async (ids: readonly number[]) => {
      await wire.put('crm/contact', { body: { contactids: [...ids] } });
      return async () => {
        await restoreDeleted('contact', ids);
        await refresh();
      };
    },
    // Not waited for: whoever shows what is gone leads away first.
    onSettled: () => void refresh(),
  });
}
