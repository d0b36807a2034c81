import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { type ContactFilter, contactQueries } from './contacts';
import { sessionQueries } from './session';
import { type Undo, undoable } from './undoing';

const PAGE = 1000;
const SIGNAL = new AbortController().signal;

/** Which contacts of a list are meant: those, or all that match but those. */
export interface Meant {
  readonly filter: ContactFilter;
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
}

/** What is done to many contacts. Without managers, a restricted contact is left to CRM admins. */
export type BulkAction =
  | { readonly kind: 'tag'; readonly title: string }
  | { readonly kind: 'untag'; readonly title: string }
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

export interface Done {
  readonly count: number;
  readonly undo: () => Promise<void>;
}

/** Does something to many contacts, however many, by parts; what it returns takes it back. */
export function useBulkAction(onProgress: (done: number, total: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ meant, action }: { meant: Meant; action: BulkAction }): Promise<Done> => {
      const self = await client.ensureQueryData(sessionQueries.self());
      const ids = await idsOf(action.kind === 'untag' ? havingTag(meant, action.title) : meant);
      const undos: Undo[] = [];
      for (let start = 0; start < ids.length; start += PAGE) {
        const part = ids.slice(start, start + PAGE);
        undos.push(...(await act(action, part, self?.id ?? '')));
        onProgress(Math.min(start + PAGE, ids.length), ids.length);
      }
      return {
        count: ids.length,
        undo: async () => {
          for (const undo of undos.toReversed()) await undo();
          await client.invalidateQueries();
        },
      };
    },
    onSettled: () => client.invalidateQueries(),
  });
}

/** Returns those of all that match that have a tag: nothing can be taken from others. */
function havingTag(meant: Meant, title: string): Meant {
  if (!meant.all) return meant;
  const { tags = [] } = meant.filter;
  // The same tag twice would match nothing.
  const isAsked = tags.some((tag) => tag.toLowerCase() === title.toLowerCase());
  return isAsked ? meant : { ...meant, filter: { ...meant.filter, tags: [...tags, title] } };
}

/** Returns the ids of those that are meant. */
export async function idsOf({ filter, all, ids }: Meant): Promise<number[]> {
  if (!all) return [...ids];
  const found: number[] = [];
  for (let start = 0; ; start += PAGE) {
    const page = await contactQueries.source({ ...filter, ...{ fields: 'id' } }).page(start, PAGE, SIGNAL);
    found.push(...page.items.map((contact) => contact.id).filter((id) => !ids.has(id)));
    if (page.items.length === 0 || start + PAGE >= page.total) return found;
  }
}

async function act(action: BulkAction, ids: readonly number[], userId: string): Promise<Undo[]> {
  if (action.kind === 'untag') return untag(action.title, ids, userId);
  return [await undoable(userId, () => sent(action, ids))];
}

function sent(action: Exclude<BulkAction, { kind: 'untag' }>, ids: readonly number[]): Promise<unknown> {
  switch (action.kind) {
    case 'tag':
      return wire.post('crm/{entityType}/taglist', {
        path: { entityType: 'contact' },
        body: { entityid: [...ids], tagName: action.title },
      });
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

function taskBody(action: Extract<BulkAction, { kind: 'task' }>, ids: readonly number[]) {
  const { kind: _, ...task } = action;
  return { ...task, contactId: [...ids], description: '', entityType: '', entityId: 0, alertValue: 0 };
}

/** Takes a tag from those who have it: the API does it for one at a time. */
async function untag(tagName: string, ids: readonly number[], userId: string): Promise<Undo[]> {
  const undos: Undo[] = [];
  for (const entityid of ids) {
    const path = { entityType: 'contact' as const, entityid };
    const tags = await wire.get('crm/{entityType}/tag/{entityid}', { path });
    if (!tags.some((tag) => tag.toLowerCase() === tagName.toLowerCase())) continue;
    const act = () => wire.delete('crm/{entityType}/{entityid}/tag', { path, query: { tagName } });
    undos.push(await undoable(userId, act));
  }
  return undos;
}

/** Returns the primary e-mails of contacts; those without one are left out. */
export async function mailAddresses(ids: readonly number[]): Promise<readonly string[]> {
  const found = await wire.get('crm/contact/mail', { query: { contactids: [...ids] } });
  return found.flatMap(({ email }) => (email ? [email.data] : []));
}
