import { wire } from '../shared/wire/client';

/**
 * Returns what takes back the caller's latest change, together with all that was changed with it. Ask right after the
 * change was made. Throws a conflict if it was built upon since.
 */
export async function undoOfLatest(userId: string): Promise<() => Promise<void>> {
  const { items } = await wire.list('crm/changes', { query: { userId, count: 1 } });
  const latest = items[0];
  return async () => {
    if (latest) await wire.put('crm/changes/{id}/undo', { path: { id: latest.id }, body: {} });
  };
}
