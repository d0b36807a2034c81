import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../shared/wire/client';
import { wire } from '../shared/wire/client';
import { sessionQueries } from './session';
import { type Undo, undoable } from './undoing';

/** How many are read, and how many are changed by one call: it says how far it is between two. */
const PORTION = 1000;

/** Which records of a list are meant: some by their ids, or all that match but for some. */
export interface Meant<F> {
  readonly filter: F;
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
}

/** What was done to some of those that are meant. */
export interface Part {
  /** How many were changed. */
  readonly count: number;
  readonly undo: Undo;
}

/** What can be done to many records of a kind. */
export interface BulkKind<F, A> {
  readonly page: (
    filter: F,
  ) => (startIndex: number, count: number, signal: AbortSignal) => Promise<Page<{ readonly id: number }>>;
  /** Narrows a whole list to those that an action can change at all. */
  readonly about?: (filter: F, action: A) => F;
  readonly act: (action: A, ids: readonly number[], userId: string) => Promise<Part>;
}

/** Does one thing to many records, however many, by portions; what it returns takes all of it back. */
export function useBulkAction<F, A>(kind: BulkKind<F, A>, onProgress: (done: number, total: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ meant, action }: { meant: Meant<F>; action: A }): Promise<Part> => {
      const self = await client.ensureQueryData(sessionQueries.self());
      const ids = await idsOf(kind, meant, action);
      const parts: Part[] = [];
      for (let start = 0; start < ids.length; start += PORTION) {
        parts.push(await kind.act(action, ids.slice(start, start + PORTION), self?.id ?? ''));
        onProgress(Math.min(start + PORTION, ids.length), ids.length);
      }
      return {
        count: parts.reduce((sum, { count }) => sum + count, 0),
        undo: async () => {
          for (const { undo } of parts.toReversed()) await undo();
          await client.invalidateQueries();
        },
      };
    },
    onSettled: () => client.invalidateQueries(),
  });
}

/** Returns the ids that are meant; those of a whole list are read first, so that its exceptions are kept. */
export async function idsOf<F, A>(
  { page, about }: Pick<BulkKind<F, A>, 'page' | 'about'>,
  { filter, all, ids }: Meant<F>,
  action: A,
): Promise<number[]> {
  if (!all) return [...ids];
  const read = page(about ? about(filter, action) : filter);
  const found: number[] = [];
  for (let start = 0; ; start += PORTION) {
    const { items, total } = await read(start, PORTION, new AbortController().signal);
    found.push(...items.map(({ id }) => id).filter((id) => !ids.has(id)));
    if (items.length === 0 || start + items.length >= total) return found;
  }
}

/** Does what changes all of some records at once. */
export async function atOnce(
  ids: readonly number[],
  userId: string,
  act: () => Promise<unknown>,
): Promise<Part> {
  return { count: ids.length, undo: await undoable(userId, act) };
}

/** Does what says which of some records it changed; the opposite, done to those, takes it back. */
export async function toggled(
  ids: readonly number[],
  put: (ids: number[]) => Promise<readonly number[]>,
  putBack: (ids: number[]) => Promise<unknown>,
): Promise<Part> {
  const changed = ids.length > 0 ? await put([...ids]) : [];
  return {
    count: changed.length,
    undo: async () => {
      if (changed.length > 0) await putBack([...changed]);
    },
  };
}

export interface TagAction {
  readonly kind: 'tag' | 'untag';
  readonly tag: string;
}

/** Who is to see records: everyone, or some people and groups. */
export interface AccessAction {
  readonly kind: 'access';
  readonly isPrivate: boolean;
  readonly accessList: readonly string[];
}

type Tagged = 'contact' | 'opportunity' | 'case';

/** How many ids an address may hold. */
const IN_ADDRESS = 250;

/** Gives records a tag, known or new, or takes one from those that have it. */
export function tagged(
  entityType: Tagged,
  { kind, tag: tagName }: TagAction,
  ids: readonly number[],
  userId: string,
): Promise<Part> {
  if (kind === 'untag') return untagged(entityType, tagName, ids, userId);
  const body = { entityid: [...ids], tagName };
  return atOnce(ids, userId, () => wire.post('crm/{entityType}/taglist', { path: { entityType }, body }));
}

async function untagged(
  entityType: Tagged,
  tagName: string,
  ids: readonly number[],
  userId: string,
): Promise<Part> {
  const undos: Undo[] = [];
  for (let start = 0; start < ids.length; start += IN_ADDRESS) {
    const query = { entityid: ids.slice(start, start + IN_ADDRESS), tagName };
    const act = () => wire.delete('crm/{entityType}/taglist', { path: { entityType }, query });
    undos.push(await undoable(userId, act));
  }
  return {
    count: ids.length,
    undo: async () => {
      for (const undo of undos.toReversed()) await undo();
    },
  };
}

/** Returns a list's filter narrowed to those that have a tag: nothing can be taken from others. */
export function havingTag<F extends { readonly tags?: readonly string[] }>(filter: F, action: object): F {
  if (!isUntagging(action)) return filter;
  const { tags = [] } = filter;
  // The same tag twice would match nothing.
  const isAsked = tags.some((tag) => tag.toLowerCase() === action.tag.toLowerCase());
  return isAsked ? filter : { ...filter, tags: [...tags, action.tag] };
}

function isUntagging(action: object): action is TagAction {
  return 'kind' in action && action.kind === 'untag';
}
