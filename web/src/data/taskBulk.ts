import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { MOST_TASKS, type TaskFilter, taskQueries } from './tasks';

/** How many ids one call takes. */
const PORTION = 10_000;

/** Which tasks of a list are meant: some by their ids, or all that match but for some. */
export interface MeantTasks {
  readonly filter: TaskFilter;
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
}

/** Closes or reopens many tasks; tells how many those were that were not so before, and what takes it back. */
export function useCloseTasks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ meant, isClosed }: { meant: MeantTasks; isClosed: boolean }) => {
      const wanted = await idsOf({ ...meant, filter: { ...meant.filter, isClosed: !isClosed } });
      const changed = await put(wanted, isClosed);
      return {
        count: changed.length,
        undo: async () => {
          await put(changed, !isClosed);
          await client.invalidateQueries();
        },
      };
    },
    onSettled: () => client.invalidateQueries(),
  });
}

async function put(ids: readonly number[], isClosed: boolean): Promise<number[]> {
  const changed: number[] = [];
  for (let at = 0; at < ids.length; at += PORTION) {
    const body = { ids: ids.slice(at, at + PORTION) };
    changed.push(
      ...(await (isClosed ? wire.put('crm/task/close', { body }) : wire.put('crm/task/reopen', { body }))),
    );
  }
  return changed;
}

/** Returns the ids that are meant; those of a whole list are read first, so that its exceptions are kept. */
async function idsOf({ filter, all, ids }: MeantTasks): Promise<number[]> {
  if (!all) return [...ids];
  const found: number[] = [];
  for (let start = 0; ; start += MOST_TASKS) {
    const page = await taskQueries.source(filter).page(start, MOST_TASKS, new AbortController().signal);
    found.push(...page.items.map((task) => task.id).filter((id) => !ids.has(id)));
    if (page.items.length === 0 || start + page.items.length >= page.total) return found;
  }
}
