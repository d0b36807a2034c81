import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { type OpportunityFilter, opportunityQueries } from './opportunities';
import { sessionQueries } from './session';

/** Which opportunities of a list are meant: some by their ids, or all that match but for some. */
export interface Meant {
  readonly filter: OpportunityFilter;
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
}

export type BulkAction =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'access'; readonly isPrivate: boolean; readonly accessList: readonly string[] }
  | { readonly kind: 'delete' };

const MOST = 1000;
/** How many ids are sent in one request. */
const PORTION = 10_000;

/** Does one thing to many opportunities at once. Returns what takes it back, where the change log knows how. */
export function useBulkAction() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries();
  return useMutation({
    mutationFn: async ({ meant, action }: { meant: Meant; action: BulkAction }) => {
      const ids = await idsOf(meant);
      const [{ cursor }, self] = await Promise.all([
        wire.get('crm/changes/cursor'),
        client.ensureQueryData(sessionQueries.self()),
      ]);
      for (let at = 0; at < ids.length; at += PORTION) await act(ids.slice(at, at + PORTION), action);
      // Each portion is a change of its own: only what was one change is offered to be taken back as one.
      const change = self && ids.length <= PORTION ? await changeSince(cursor, self.id) : null;
      const undo = async () => {
        if (change !== null) await wire.put('crm/changes/{id}/undo', { path: { id: change }, body: {} });
        await refresh();
      };
      return { count: ids.length, undo: change === null ? undefined : undo };
    },
    onSettled: () => void refresh(),
  });
}

/** Returns the ids that are meant; those of a whole list are read first, so that its exceptions are kept. */
async function idsOf({ filter, all, ids }: Meant): Promise<number[]> {
  if (!all) return [...ids];
  const source = opportunityQueries.source(filter);
  const found: number[] = [];
  for (let start = 0; ; start += MOST) {
    const { items, total } = await source.page(start, MOST, new AbortController().signal);
    found.push(...items.map((item) => item.id).filter((id) => !ids.has(id)));
    if (items.length === 0 || start + items.length >= total) return found;
  }
}

async function act(ids: number[], action: BulkAction): Promise<void> {
  if (action.kind === 'delete') {
    await wire.put('crm/opportunity', { body: { opportunityids: ids } });
  } else if (action.kind === 'tag') {
    const body = { entityid: ids, tagName: action.tag };
    await wire.post('crm/{entityType}/taglist', { path: { entityType: 'opportunity' }, body });
  } else {
    const body = {
      opportunityid: ids,
      isPrivate: action.isPrivate,
      accessList: [...action.accessList],
    };
    await wire.put('crm/opportunity/access', { body });
  }
}

/** The change that was made since a place in the log: taking it back takes back all that was changed with it. */
async function changeSince(cursor: string, userId: string): Promise<number | null> {
  const changes = await wire.get('crm/changes', { query: { since: cursor, count: MOST } });
  const own = changes.find((change) => change.author.id === userId && change.canUndo);
  return own?.id ?? null;
}
