import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Page, wire } from '../shared/wire/client';
import type { Case, CaseFieldsInput, Gets, Posts } from '../shared/wire/types';
import { OFTEN } from './freshness';
import { restoreDeleted } from './trash';

type Query = Gets['crm/case/filter']['query'];
/** What a list of cases is narrowed and sorted by, as the wire takes it. Ids that have to be sent are 0 for "any". */
export type CaseFilter = Omit<Query, 'count' | 'startIndex' | 'contactid'> &
  Partial<Pick<Query, 'contactid'>>;
/** What a new case is made of. */
export type CaseInput = Posts['crm/case']['body'];

export const caseQueries = {
  all: () => ['cases'] as const,
  lists: () => [...caseQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: CaseFilter) => ({
    key: [...caseQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list('crm/case/filter', { query: { contactid: 0, ...filter, startIndex, count } }, { signal }),
  }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...caseQueries.all(), 'detail', id],
      queryFn: ({ signal }) => wire.get('crm/case/{caseid}', { path: { caseid: id } }, { signal }),
      staleTime: OFTEN,
    }),
  participants: (id: number) =>
    queryOptions({
      queryKey: [...caseQueries.all(), 'participants', id],
      queryFn: ({ signal }) => wire.get('crm/case/{caseid}/contact', { path: { caseid: id } }, { signal }),
      staleTime: OFTEN,
    }),
};

/** Has everything read again that shows cases. */
function refresh(client: QueryClient): void {
  for (const root of ['cases', 'history', 'tasks', 'tags', 'contacts', 'changes', 'dashboard', 'search'])
    void client.invalidateQueries({ queryKey: [root] });
}

export interface CaseChange {
  readonly fields: CaseFieldsInput;
  /** What the fields held when they were read: a colleague's change since is then told, not overwritten. */
  readonly expected?: CaseFieldsInput;
}

/** Changes fields of a case in their place. Throws WireError `conflict` where a colleague was quicker. */
export function useChangeCase(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ fields, expected }: CaseChange) =>
      wire.put('crm/case/{caseid}/fields', {
        path: { caseid: id },
        body: { fields, ...(expected ? { expected } : {}) },
      }),
    onSuccess: (changed) => client.setQueryData(caseQueries.detail(id).queryKey, changed),
    onSettled: () => refresh(client),
  });
}

function setClosed(caseid: number, isClosed: boolean): Promise<Case> {
  return isClosed
    ? wire.put('crm/case/{caseid}/close', { path: { caseid } })
    : wire.put('crm/case/{caseid}/reopen', { path: { caseid } });
}

/** Closes or reopens a case: it shows at once. What it returns takes it back. */
export function useCloseCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, isClosed }: { id: number; isClosed: boolean }) => {
      await setClosed(id, isClosed);
      return async () => {
        await setClosed(id, !isClosed);
        refresh(client);
      };
    },
    onMutate: async ({ id, isClosed }) => {
      await client.cancelQueries({ queryKey: caseQueries.all() });
      const before = client.getQueriesData({ queryKey: caseQueries.all() });
      const shown = (one: Case) => (one.id === id ? { ...one, isClosed } : one);
      client.setQueriesData<Page<Case>>(
        { queryKey: caseQueries.lists() },
        (page) => page && { ...page, items: page.items.map(shown) },
      );
      client.setQueryData(caseQueries.detail(id).queryKey, (one) => one && shown(one));
      return before;
    },
    onError: (_error, _change, before = []) => {
      for (const [key, data] of before) client.setQueryData(key, data);
    },
    onSettled: () => refresh(client),
  });
}

/** Creates a case with its tags. */
export function useCreateCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ tags, ...body }: CaseInput & { tags: readonly string[] }) => {
      const made = await wire.post('crm/case', { body });
      const path = { entityType: 'case' as const, entityid: made.id };
      // The case is there, whatever becomes of a tag: its card shows which it has.
      for (const tagName of tags)
        await wire.post('crm/{entityType}/{entityid}/tag', { path, body: { tagName } }).catch(() => null);
      return made;
    },
    onSettled: () => refresh(client),
  });
}

/** Deletes a case; what it returns brings it back. */
export function useDeleteCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (caseid: number) => {
      await wire.delete('crm/case/{caseid}', { path: { caseid } });
      return async () => {
        await restoreDeleted('case', [caseid]);
        await client.invalidateQueries();
      };
    },
    onSettled: () => void client.invalidateQueries(),
  });
}
