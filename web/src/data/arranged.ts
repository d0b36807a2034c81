import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Category, ListItem, Stage, StageType } from '../shared/wire/types';
import { SELDOM } from './freshness';
import { undoable } from './undoing';

/** The lists that a portal arranges for itself. */
export const ARRANGED = ['stages', 'statuses', 'types', 'taskCategories', 'historyCategories'] as const;
export type ArrangedKind = (typeof ARRANGED)[number];

/** An item of such a list, whatever it is for. What its list does not have is empty. */
export interface Arranged {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  /** As #6bbd72. */
  readonly color: string;
  /** Name of a picture's file. */
  readonly icon: string;
  /** Percent. */
  readonly probability: number;
  readonly stageType: number;
  /** How many records use it. */
  readonly count: number;
}
export type ArrangedValues = Omit<Arranged, 'id' | 'count'>;

const CATEGORY_CALLS = {
  taskCategories: { list: 'crm/task/category', reorder: 'crm/task/category/reorder' },
  historyCategories: { list: 'crm/history/category', reorder: 'crm/history/category/reorder' },
} as const;
const LIST_CALLS = {
  statuses: { list: 'crm/contact/status', reorder: 'crm/contact/status/reorder' },
  types: { list: 'crm/contact/type', reorder: 'crm/contact/type/reorder' },
} as const;

/** Returns an item of any of the lists as screens take it. */
export function arrangedOf(item: ListItem | Category | Stage): Arranged {
  return {
    id: item.id,
    title: item.title,
    description: item.description ?? '',
    color: item.color ?? '',
    icon: 'imagePath' in item ? (item.imagePath.split('/').at(-1) ?? '') : '',
    probability: 'successProbability' in item ? item.successProbability : 0,
    stageType: 'stageType' in item ? item.stageType : 0,
    count: item.relativeItemsCount ?? 0,
  };
}

async function read(kind: ArrangedKind, signal: AbortSignal): Promise<readonly Arranged[]> {
  if (kind === 'stages') return (await wire.get('crm/opportunity/stage', {}, { signal })).map(arrangedOf);
  if (kind === 'statuses' || kind === 'types')
    return (await wire.get(LIST_CALLS[kind].list, {}, { signal })).map(arrangedOf);
  const found = await wire.get(CATEGORY_CALLS[kind].list, {}, { signal });
  // The history's own categories, for mails and the like, are nobody's to arrange.
  return found.filter(({ id }) => id > 0).map(arrangedOf);
}

export const arrangedQueries = {
  list: (kind: ArrangedKind) =>
    queryOptions({
      queryKey: [kind === 'stages' ? 'stages' : 'lists', 'arranged', kind],
      queryFn: ({ signal }) => read(kind, signal),
      staleTime: SELDOM,
    }),
};

function stageBody({ title, description, color, probability, stageType }: ArrangedValues) {
  const type: StageType = stageType === 1 || stageType === 2 ? stageType : 0;
  return { title, description, color, successProbability: probability, stageType: type };
}

async function save(kind: ArrangedKind, id: number | null, values: ArrangedValues): Promise<unknown> {
  const { title, description, color, icon } = values;
  switch (kind) {
    case 'stages': {
      const body = stageBody(values);
      return id === null
        ? wire.post('crm/opportunity/stage', { body })
        : wire.put('crm/opportunity/stage/{stageid}', { path: { stageid: id }, body });
    }
    case 'statuses': {
      const body = { title, description, color };
      return id === null
        ? wire.post('crm/contact/status', { body })
        : wire.put('crm/contact/status/{contactstatusid}', { path: { contactstatusid: id }, body });
    }
    case 'types':
      return id === null
        ? wire.post('crm/contact/type', { body: { title } })
        : wire.put('crm/contact/type/{contacttypeid}', { path: { contacttypeid: id }, body: { title } });
    case 'taskCategories': {
      const body = { title, description, imageName: icon };
      return id === null
        ? wire.post('crm/task/category', { body })
        : wire.put('crm/task/category/{categoryid}', { path: { categoryid: id }, body });
    }
    case 'historyCategories': {
      const body = { title, description, imageName: icon };
      return id === null
        ? wire.post('crm/history/category', { body })
        : wire.put('crm/history/category/{id}', { path: { id }, body });
    }
  }
}

function remove(kind: ArrangedKind, id: number, replacement: number): Promise<unknown> {
  switch (kind) {
    case 'stages':
      return wire.delete('crm/opportunity/stage/{stageid}', { path: { stageid: id } });
    case 'statuses':
      return wire.delete('crm/contact/status/{contactstatusid}', { path: { contactstatusid: id } });
    case 'types':
      return wire.delete('crm/contact/type/{contacttypeid}', { path: { contacttypeid: id } });
    case 'historyCategories':
      return wire.delete('crm/history/category/{id}', { path: { id } });
    case 'taskCategories':
      return wire.delete('crm/task/category/{categoryid}', {
        path: { categoryid: id },
        query: { newcategoryid: replacement },
      });
  }
}

function order(kind: ArrangedKind, items: readonly Arranged[]): Promise<unknown> {
  if (kind === 'stages')
    return wire.put('crm/opportunity/stage/reorder', { body: { ids: items.map(({ id }) => id) } });
  const body = { titles: items.map(({ title }) => title) };
  return kind === 'statuses' || kind === 'types'
    ? wire.put(LIST_CALLS[kind].reorder, { body })
    : wire.put(CATEGORY_CALLS[kind].reorder, { body });
}

/** Has everything read again: titles and colours of lists stand in many places. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** Makes an item (id null) or changes one. */
export function useSaveArranged(kind: ArrangedKind) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, values }: { id: number | null; values: ArrangedValues }) => save(kind, id, values),
    onSettled: refresh,
  });
}

/** Deletes an item; `replacement` takes its place where it is used (task categories). Returns what brings it back. */
export function useRemoveArranged(kind: ArrangedKind, userId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ id, replacement = 0 }: { id: number; replacement?: number }) => {
      const undo = await undoable(userId, () => remove(kind, id, replacement));
      return async () => {
        await undo();
        await refresh();
      };
    },
    onSettled: refresh,
  });
}

/** Puts the items into another order: it shows at once, and is as before if the server refuses. */
export function useOrderArranged(kind: ArrangedKind) {
  const client = useQueryClient();
  const { queryKey } = arrangedQueries.list(kind);
  return useMutation({
    mutationFn: (items: readonly Arranged[]) => order(kind, items),
    onMutate: async (items) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, items);
      return before;
    },
    onError: (_error, _items, before) => client.setQueryData(queryKey, before),
    onSettled: () =>
      Promise.all(['stages', 'lists'].map((root) => client.invalidateQueries({ queryKey: [root] }))),
  });
}
