import { wire } from '../shared/wire/client';

const MOST = 1000;

/** Brings back records that were just deleted, with all that went along with them. Throws WireError where one is gone. */
export async function restoreDeleted(kind: string, ids: readonly number[]): Promise<void> {
  const wanted = new Set(ids.map(String));
  const { items } = await wire.list('crm/trash', { query: { kind, count: MOST } });
  const lines = items.filter((item) => wanted.has(String(item.recordId))).map((item) => item.id);
  await wire.put('crm/trash/restore', { body: { ids: lines } });
}
