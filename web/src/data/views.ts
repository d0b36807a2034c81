import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Employee } from '../shared/wire/types';
import { SELDOM } from './freshness';

/** The lists that have views. */
export type ViewedList = 'contact' | 'opportunity' | 'case' | 'task';

/** What a view remembers: what stands in the address, and how the columns are arranged. */
export interface ViewState {
  readonly search: object;
  readonly columns?: object;
}

export interface ViewInput {
  readonly title: string;
  readonly isShared: boolean;
  readonly state: ViewState;
}

export const viewQueries = {
  all: () => ['views'] as const,
  /** The caller's own views of a list and those that others share. */
  of: (list: ViewedList) =>
    queryOptions({
      queryKey: [...viewQueries.all(), list],
      queryFn: ({ signal }) => wire.get('crm/view', { query: { list } }, { signal }),
      staleTime: SELDOM,
    }),
};

/** Keeps a new view of a list. */
export function useCreateView(list: ViewedList) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: ViewInput) =>
      wire.post('crm/view', { body: { list, ...view, state: { ...view.state } } }),
    onSettled: () => client.invalidateQueries({ queryKey: viewQueries.all() }),
  });
}

/** Changes a view: its name, what it shows, whether others see it. */
export function useChangeView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...view }: ViewInput & { id: number }) =>
      wire.put('crm/view/{id}', { path: { id }, body: { ...view, state: { ...view.state } } }),
    onSettled: () => client.invalidateQueries({ queryKey: viewQueries.all() }),
  });
}

/** Deletes a view. */
export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => wire.delete('crm/view/{id}', { path: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: viewQueries.all() }),
  });
}

/** A saved view, as the wire has it. */
export interface SavedView {
  id: number;
  list: string;
  title: string;
  state: { [name: string]: unknown };
  isShared: boolean;
  createBy: Employee;
  canEdit: boolean;
}

interface SentView {
  list?: string | null;
  title?: string | null;
  state?: { [name: string]: unknown } | null;
  isShared?: boolean;
}

// Until the generated types know these calls.
declare module '../shared/wire/types' {
  interface Gets {
    'crm/view': { path: Empty; query: { list?: string }; body: undefined; answer: Array<SavedView> };
  }
  interface Posts {
    'crm/view': { path: Empty; query: Empty; body: SentView; answer: SavedView };
  }
  interface Puts {
    'crm/view/{id}': { path: { id: number }; query: Empty; body: SentView; answer: SavedView };
  }
  interface Deletes {
    'crm/view/{id}': { path: { id: number }; query: Empty; body: undefined; answer: SavedView };
  }
}
