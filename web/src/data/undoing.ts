import { wire } from '../shared/wire/client';

export type Undo = () => Promise<void>;

/**
 * Does something and returns what takes back what the caller changed by it, together with all that was changed with it;
 * nothing where nothing was changed. Taking back throws a conflict if it was built upon since.
 */
export async function undoable(userId: string, act: () => Promise<unknown>): Promise<Undo> {
  const before = await latestChange(userId);
  await act();
  const after = await latestChange(userId);
  return async () => {
    // What was there before is somebody's other work: not to be taken back with this.
    if (after !== undefined && after !== before)
      await wire.put('crm/changes/{id}/undo', { path: { id: after }, body: {} });
  };
}

async function latestChange(userId: string): Promise<number | undefined> {
  const { items } = await wire.list('crm/changes', { query: { userId, count: 1 } });
  return items[0]?.id;
}

/**
 * Returns what takes back the caller's latest change. Ask right after a change that was certainly one: after one that
 * changed nothing, it would be an older one. Where that may be, use `undoable`.
 */
export async function undoOfLatest(userId: string): Promise<Undo> {
  const latest = await latestChange(userId);
  return async () => {
    if (latest !== undefined) await wire.put('crm/changes/{id}/undo', { path: { id: latest }, body: {} });
  };
}
