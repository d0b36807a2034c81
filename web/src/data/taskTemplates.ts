import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import type { Posts } from '../shared/wire/types';
import { SELDOM } from './freshness';
import { sessionQueries } from './session';
import { undoable, undoOfLatest } from './undoing';

/** The kinds of record that sets of task templates are made for. */
export type TemplateOwner = 'contact' | 'person' | 'company' | 'opportunity' | 'case';

export const taskTemplateQueries = {
  all: () => ['lists', 'taskTemplates'] as const,
  /** The sets of task templates for a kind of record. */
  containers: (entitytype: TemplateOwner) =>
    queryOptions({
      queryKey: [...taskTemplateQueries.all(), entitytype],
      queryFn: ({ signal }) =>
        wire.get('crm/{entitytype}/tasktemplatecontainer', { path: { entitytype } }, { signal }),
      staleTime: SELDOM,
    }),
};

/** Gives a record all tasks of a set of templates; tells how many, and what takes them back. */
export function useApplyTemplates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ containerid, entityid }: { containerid: number; entityid: number }) => {
      const self = await client.ensureQueryData(sessionQueries.self());
      const made = await wire.post('crm/tasktemplatecontainer/{containerid}/apply', {
        path: { containerid },
        body: { entityid },
      });
      const undo = await undoOfLatest(self?.id ?? '');
      return {
        count: made.length,
        undo: async () => {
          await undo();
          await client.invalidateQueries();
        },
      };
    },
    onSettled: () => client.invalidateQueries(),
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: taskTemplateQueries.all() });
}

/** Makes a set (id null) or gives one another title. */
export function useSaveTemplateSet(entitytype: TemplateOwner) {
  return useMutation({
    mutationFn: ({ id, title }: { id: number | null; title: string }) =>
      id === null
        ? wire.post('crm/{entitytype}/tasktemplatecontainer', { path: { entitytype }, body: { title } })
        : wire.put('crm/tasktemplatecontainer/{containerid}', { path: { containerid: id }, body: { title } }),
    onSettled: useRefresh(),
  });
}

export type TemplateInput = Posts['crm/tasktemplatecontainer/{containerid}/tasktemplate']['body'];

/** Puts a task into a set (id null), or changes one. */
export function useSaveTemplate(containerid: number) {
  const path = { containerid };
  return useMutation({
    mutationFn: ({ id, values }: { id: number | null; values: TemplateInput }) =>
      id === null
        ? wire.post('crm/tasktemplatecontainer/{containerid}/tasktemplate', { path, body: values })
        : wire.put('crm/tasktemplatecontainer/{containerid}/tasktemplate', { path, body: { ...values, id } }),
    onSettled: useRefresh(),
  });
}

/** Deletes a set, or one of its tasks. Returns what brings it back. */
export function useRemoveTemplate(userId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (what: { set: number } | { template: number }) => {
      const undo = await undoable(userId, () =>
        'set' in what
          ? wire.delete('crm/tasktemplatecontainer/{containerid}', { path: { containerid: what.set } })
          : wire.delete('crm/tasktemplatecontainer/tasktemplate/{id}', { path: { id: what.template } }),
      );
      return async () => {
        await undo();
        await refresh();
      };
    },
    onSettled: refresh,
  });
}
