import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { SELDOM } from './freshness';
import { sessionQueries } from './session';
import { undoOfLatest } from './undoing';

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
