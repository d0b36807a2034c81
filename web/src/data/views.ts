import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { View } from '../shared/wire/types';
import { SELDOM } from './freshness';

export type SavedView = View;

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
