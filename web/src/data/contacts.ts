import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Company, Gets, Person, Posts, Puts, ShareType } from '../shared/wire/types';
import { OFTEN } from './freshness';
import { restoreDeleted } from './trash';

export type Contact = Person | Company;

type Query = Gets['crm/contact/filter']['query'];
/** What a list of contacts is narrowed and sorted by, as the wire takes it. */
export type ContactFilter = Omit<Query, 'count' | 'startIndex'>;

export const contactQueries = {
  all: () => ['contacts'] as const,
  lists: () => [...contactQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: ContactFilter) => ({
    key: [...contactQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list('crm/contact/filter', { query: { ...filter, startIndex, count } }, { signal }),
  }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'detail', id],
      queryFn: ({ signal }) => wire.get('crm/contact/{contactid}', { path: { contactid: id } }, { signal }),
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

type PersonInput = Puts['crm/contact/person/{personid}']['body'];
type CompanyInput = Puts['crm/contact/company/{companyid}']['body'];

/** What can be changed of a contact in its place. */
export type ContactChange = Partial<
  Record<'firstName' | 'lastName' | 'title' | 'companyName' | 'about', string>
>;

/** Returns a person as a change of it sends it: whole, since what is not sent is cleared. */
export function toPersonInput(person: Person, change: ContactChange = {}): PersonInput {
  return {
    firstName: change.firstName ?? person.firstName,
    lastName: change.lastName ?? person.lastName,
    jobTitle: change.title ?? person.title ?? '',
    companyId: person.company?.id ?? 0,
    about: change.about ?? person.about,
    shareType: person.shareType as ShareType,
  };
}

/** Returns a company as a change of it sends it. */
export function toCompanyInput(company: Company, change: ContactChange = {}): CompanyInput {
  return {
    companyName: change.companyName ?? company.companyName,
    about: change.about ?? company.about,
    shareType: company.shareType as ShareType,
  };
}

/** Changes a contact in its place: it shows at once, and is as before if the server refuses. */
export function useChangeContact(id: number) {
  const client = useQueryClient();
  const { queryKey } = contactQueries.detail(id);
  return useMutation({
    mutationFn: async (change: ContactChange) => {
      const contact = await client.ensureQueryData(contactQueries.detail(id));
      return isPerson(contact)
        ? wire.put('crm/contact/person/{personid}', {
            path: { personid: id },
            body: toPersonInput(contact, change),
          })
        : wire.put('crm/contact/company/{companyid}', {
            path: { companyid: id },
            body: toCompanyInput(contact, change),
          });
    },
    onSuccess: (contact) => client.setQueryData(queryKey, contact),
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}

/** Changes or adds the contact's detail of a type (0 phone, 1 e-mail); an empty one is deleted. */
export function useChangeDetail(contact: Contact, infoType: number) {
  const client = useQueryClient();
  const known = contact.commonData.filter((info) => info.infoType === infoType);
  const current = known.find((info) => info.isPrimary) ?? known[0];
  const path = { contactid: contact.id };
  return useMutation({
    mutationFn: async (data: string) => {
      if (!current) {
        const body = {
          infoType,
          data,
          isPrimary: true,
          category: 'Work',
        } as Posts['crm/contact/{contactid}/data']['body'];
        await wire.post('crm/contact/{contactid}/data', { path, body });
      } else if (data === '') {
        await wire.delete('crm/contact/{contactid}/data/{id}', { path: { ...path, id: current.id } });
      } else {
        const body = { infoType, data, isPrimary: current.isPrimary, category: String(current.category) };
        await wire.put('crm/contact/{contactid}/data/{id}', {
          path: { ...path, id: current.id },
          body: body as Puts['crm/contact/{contactid}/data/{id}']['body'],
        });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: contactQueries.all() }),
  });
}

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
    onSettled: refresh,
  });
}
