import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { addDetail, type DetailInput } from './contactDetails';
import { type CompanyInput, type Contact, contactQueries, type PersonInput } from './contacts';

/** A contact that is to be, with everything that hangs on it. */
export interface NewContact {
  readonly contact:
    | { readonly kind: 'person'; readonly input: PersonInput; readonly newCompany: string }
    | { readonly kind: 'company'; readonly input: CompanyInput; readonly newPersons: readonly PersonName[] };
  readonly details: readonly DetailInput[];
  readonly tags: readonly string[];
  /** 0: not said. */
  readonly status: number;
  /** 0: not said. */
  readonly type: number;
}

export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
}

/** What of a new contact is there already: a second try goes on from there and creates nothing twice. */
export interface Progress {
  companyId?: number;
  contact?: Contact;
  details: number;
  tags: number;
  persons: number;
}

export function noProgress(): Progress {
  return { details: 0, tags: 0, persons: 0 };
}

/** Creates a contact with its details, tags, status and type. */
export function useCreateContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      wanted,
      progress,
    }: {
      wanted: NewContact;
      progress: Progress;
    }): Promise<Contact> => {
      progress.contact ??= await createBare(wanted.contact, progress);
      const contact = progress.contact;
      const path = { contactid: contact.id };
      for (const detail of wanted.details.slice(progress.details)) {
        await addDetail(contact.id, detail);
        progress.details += 1;
      }
      for (const tagName of wanted.tags.slice(progress.tags)) {
        const tagged = { entityType: 'contact' as const, entityid: contact.id };
        await wire.post('crm/{entityType}/{entityid}/tag', { path: tagged, body: { tagName } });
        progress.tags += 1;
      }
      if (wanted.contact.kind === 'company') await createPersons(wanted.contact, contact.id, progress);
      if (wanted.status > 0)
        await wire.put('crm/contact/{contactid}/status', { path, body: { contactStatusid: wanted.status } });
      if (wanted.type > 0)
        await wire.put('crm/contact/{contactid}/fields', {
          path,
          body: { fields: { contactType: wanted.type } },
        });
      return contact;
    },
    onSettled: () => void client.invalidateQueries(),
  });
}

async function createBare(wanted: NewContact['contact'], progress: Progress): Promise<Contact> {
  if (wanted.kind === 'company') return wire.post('crm/contact/company', { body: wanted.input });
  const { input, newCompany } = wanted;
  if (newCompany === '') return wire.post('crm/contact/person', { body: input });
  const { shareType, managerList } = input;
  progress.companyId ??= (
    await wire.post('crm/contact/company', {
      body: { companyName: newCompany, shareType, ...(managerList ? { managerList } : {}) },
    })
  ).id;
  return wire.post('crm/contact/person', { body: { ...input, companyId: progress.companyId } });
}

async function createPersons(
  { input, newPersons }: Extract<NewContact['contact'], { kind: 'company' }>,
  companyId: number,
  progress: Progress,
): Promise<void> {
  const { shareType, managerList } = input;
  for (const name of newPersons.slice(progress.persons)) {
    await wire.post('crm/contact/person', {
      body: { ...name, companyId, shareType, ...(managerList ? { managerList } : {}) },
    });
    progress.persons += 1;
  }
}

const MOST = 6;

export const duplicateQueries = {
  /** Contacts whose names hold the words. */
  byName: (name: string) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'duplicates', 'name', name],
      queryFn: ({ signal }) =>
        wire.get('crm/search', { query: { kinds: ['contact'], filterValue: name, count: MOST } }, { signal }),
      enabled: name.length > 2,
      placeholderData: keepPreviousData,
    }),
  /** Contacts that have the detail. */
  byDetail: (infoType: 0 | 1, data: string) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'duplicates', infoType, data],
      queryFn: ({ signal }) =>
        wire.get('crm/contact/bycontactinfo', { query: { infoType, data, count: MOST } }, { signal }),
      enabled: data.length > 5,
      placeholderData: keepPreviousData,
    }),
};
