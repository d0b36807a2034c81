import { type QueryKey, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { FigureGroups, Gets, Opportunity, OpportunityFieldsInput, Posts } from '../shared/wire/types';
import { OFTEN } from './freshness';
import { moveToStage } from './stages';
import { restoreDeleted } from './trash';

type Query = Gets['crm/opportunity/filter']['query'];
/** What a list of opportunities is narrowed and sorted by, as the wire takes it. Ids that have to be sent are 0 for "any". */
export type OpportunityFilter = Omit<Query, 'count' | 'startIndex' | 'opportunityStagesid' | 'contactid'> &
  Partial<Pick<Query, 'opportunityStagesid' | 'contactid'>>;
/** What a new opportunity is made of. */
export type OpportunityInput = Posts['crm/opportunity']['body'];
export type OpportunityFields = OpportunityFieldsInput;

/** What sums are told by, as the wire numbers it. */
export const FIGURES_BY = { stage: 0, month: 1, responsible: 2, currency: 3 } as const satisfies Record<
  string,
  FigureGroups
>;

export const opportunityQueries = {
  all: () => ['opportunities'] as const,
  lists: () => [...opportunityQueries.all(), 'list'] as const,
  boards: () => [...opportunityQueries.all(), 'board'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: OpportunityFilter) => ({
    key: [...opportunityQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list(
        'crm/opportunity/filter',
        { query: { opportunityStagesid: 0, contactid: 0, ...filter, startIndex, count } },
        { signal },
      ),
  }),
  /** A column of the board, to be read by pages. */
  column: (stageid: number, filter: OpportunityFilter) => ({
    key: [...opportunityQueries.boards(), 'stage', String(stageid), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list(
        'crm/opportunity/board',
        { query: { contactid: 0, ...narrowed(filter), stageid, startIndex, count } },
        { signal },
      ),
  }),
  /** What the opportunities that match are worth, in all and by group. */
  figures: (filter: OpportunityFilter, groupBy: FigureGroups) =>
    queryOptions({
      queryKey: [...opportunityQueries.boards(), 'figures', groupBy, filter],
      queryFn: ({ signal }) =>
        wire.get(
          'crm/opportunity/figures',
          { query: { opportunityStagesid: 0, contactid: 0, ...filter, groupBy } },
          { signal },
        ),
      staleTime: OFTEN,
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...opportunityQueries.all(), 'detail', id],
      queryFn: ({ signal }) =>
        wire.get('crm/opportunity/{opportunityid}', { path: { opportunityid: id } }, { signal }),
      staleTime: OFTEN,
    }),
  participants: (id: number) =>
    queryOptions({
      queryKey: [...opportunityQueries.all(), 'participants', id],
      queryFn: ({ signal }) =>
        wire.get('crm/opportunity/{opportunityid}/contact', { path: { opportunityid: id } }, { signal }),
      staleTime: OFTEN,
    }),
};

/** A column has its stage: what narrows by stage is left out. */
function narrowed({ opportunityStagesid: _, stageType: __, ...rest }: OpportunityFilter) {
  return rest;
}

export interface FieldChange {
  readonly fields: OpportunityFields;
  /** What the fields held when they were read: a colleague's change since is then told, not overwritten. */
  readonly expected?: OpportunityFields;
}

/** Has everything read again that shows an opportunity. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['opportunities', 'stages', 'history', 'tasks', 'tags', 'contacts', 'changes', 'dashboard'].map(
        (root) => client.invalidateQueries({ queryKey: [root] }),
      ),
    );
}

/** Tells the server of changed fields, and nothing else: see useChangeOpportunity. */
export function changeFields(id: number, { fields, expected }: FieldChange) {
  return wire.put('crm/opportunity/{opportunityid}/fields', {
    path: { opportunityid: id },
    body: { fields, ...(expected ? { expected } : {}) },
  });
}

/** Changes fields of an opportunity in their place. Throws WireError `conflict` where a colleague was quicker. */
export function useChangeOpportunity(id: number) {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (change: FieldChange) => changeFields(id, change),
    onSuccess: (changed) => client.setQueryData(opportunityQueries.detail(id).queryKey, changed),
    // Not awaited: a field that was saved is saved, whatever else is read again.
    onSettled: () => void refresh(),
  });
}

/** Moves an opportunity to a stage: see moveToStage. Throws WireError `conflict` where a colleague was quicker. */
export function useChangeStage() {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, stageid, seen }: { id: number; stageid: number; seen?: number | undefined }) =>
      moveToStage(id, stageid, seen),
    onSuccess: (changed) => client.setQueryData(opportunityQueries.detail(changed.id).queryKey, changed),
    onSettled: () => void refresh(),
  });
}

/** What moving an opportunity to a stage changes. */
export interface Staging {
  readonly id: number;
  readonly stageid: number;
  readonly successProbability: number;
  readonly actualCloseDate: string | null;
}

/** Takes the move to another stage back: probability and actual close date are what they were. */
export function useRestoreStage() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...fields }: Staging) => changeFields(id, { fields }),
    onSettled: () => void refresh(),
  });
}

/** Creates an opportunity. */
export function useCreateOpportunity() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: OpportunityInput) => wire.post('crm/opportunity', { body }),
    onSettled: () => void refresh(),
  });
}

/** Writes into an opportunity's history. */
export function useNoteInHistory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, content }: { id: number; content: string }) => {
      const categories = await wire.get('crm/history/category');
      return wire.post('crm/history', {
        body: {
          entityType: 'opportunity',
          entityId: id,
          contactId: 0,
          content,
          categoryId: categories[0]?.id ?? 0,
        },
      });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['history'] }),
  });
}

/** Deletes opportunities; what it returns brings them back. */
export function useDeleteOpportunities() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly number[]) => {
      await wire.put('crm/opportunity', { body: { opportunityids: [...ids] } });
      return async () => {
        await restoreDeleted('opportunity', ids);
        await client.invalidateQueries();
      };
    },
    // The card of a deleted one is about to be left: it is not read again.
    onSettled: (_undo, _error, ids) =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => !isOfOne(queryKey, ids) }),
  });
}

function isOfOne([root, , id]: QueryKey, ids: readonly number[]): boolean {
  return root === 'opportunities' && typeof id === 'number' && ids.includes(id);
}

/** What an opportunity is worth in its own currency: its bid, times the number of periods if it is paid by periods. */
export function worthOf(opportunity: Pick<Opportunity, 'bidType' | 'bidValue' | 'perPeriodValue'>): number {
  const { bidType = 0, bidValue = 0, perPeriodValue = 0 } = opportunity;
  return bidValue * (bidType === 0 ? 1 : perPeriodValue || 1);
}
