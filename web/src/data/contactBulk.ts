import { wire } from '../shared/wire/client';
import { atOnce, type BulkKind, havingTag, type TagAction, tagged } from './bulk';
import { type ContactFilter, contactQueries } from './contacts';

/** What is done to many contacts. Without managers, a restricted contact is left to CRM admins. */
export type ContactBulkAction =
  | TagAction
  | { readonly kind: 'share'; readonly isShared: boolean; readonly managers: readonly string[] }
  | { readonly kind: 'delete' }
  | {
      readonly kind: 'task';
      readonly title: string;
      /** Without offset: in the portal's zone. */
      readonly deadline: string;
      readonly responsibleId: string;
      readonly categoryId: number;
      readonly isNotify: boolean;
    };

export const CONTACT_BULK: BulkKind<ContactFilter, ContactBulkAction> = {
  page: (filter) => contactQueries.source({ ...filter, ...{ fields: 'id' } }).page,
  about: havingTag,
  act: (action, ids, userId) =>
    isTagging(action) ? tagged('contact', action, ids, userId) : atOnce(ids, userId, () => sent(action, ids)),
};

function isTagging(action: ContactBulkAction): action is TagAction {
  return action.kind === 'tag' || action.kind === 'untag';
}

function sent(action: Exclude<ContactBulkAction, TagAction>, ids: readonly number[]): Promise<unknown> {
  switch (action.kind) {
    case 'share':
      return wire.put('crm/contact/access', {
        body: { contactid: [...ids], isShared: action.isShared, managerList: [...action.managers] },
      });
    case 'delete':
      return wire.put('crm/contact', { body: { contactids: [...ids] } });
    case 'task':
      return wire.post('crm/contact/task/group', { body: taskBody(action, ids) });
  }
}

function taskBody(action: Extract<ContactBulkAction, { kind: 'task' }>, ids: readonly number[]) {
  const { kind: _, ...task } = action;
  return { ...task, contactId: [...ids], description: '', entityType: '', entityId: 0, alertValue: 0 };
}

/** Returns the primary e-mails of contacts; those without one are left out. */
export async function mailAddresses(ids: readonly number[]): Promise<readonly string[]> {
  const found = await wire.get('crm/contact/mail', { query: { contactids: [...ids] } });
  return found.flatMap(({ email }) => (email ? [email.data] : []));
}
