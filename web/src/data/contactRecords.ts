import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { OFTEN } from './freshness';

const MOST = 50;

/** What hangs on a contact in other rooms. */
export const contactRecordQueries = {
  opportunities: (contactid: number) =>
    queryOptions({
      queryKey: ['opportunities', 'ofContact', contactid],
      queryFn: ({ signal }) =>
        wire.list(
          'crm/opportunity/filter',
          {
            query: {
              contactid,
              contactAlsoIsParticipant: true,
              opportunityStagesid: 0,
              sortBy: 'stage',
              count: MOST,
            },
          },
          { signal },
        ),
      staleTime: OFTEN,
    }),
  cases: (contactid: number) =>
    queryOptions({
      queryKey: ['cases', 'ofContact', contactid],
      queryFn: ({ signal }) =>
        wire.list('crm/case/filter', { query: { contactid, sortBy: 'title', count: MOST } }, { signal }),
      staleTime: OFTEN,
    }),
};

/** Makes a contact a participant of an opportunity or a case, or (with `isLinked` false) takes it out. */
export function useLinkRecord(kind: 'opportunity' | 'case', contactid: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, isLinked }: { id: number; isLinked: boolean }) => {
      if (kind === 'opportunity') {
        const path = { contactid, opportunityid: id };
        const template = 'crm/contact/{contactid}/opportunity/{opportunityid}';
        await (isLinked ? wire.post(template, { path }) : wire.delete(template, { path }));
      } else if (isLinked) {
        await wire.post('crm/case/{caseid}/contact', { path: { caseid: id }, body: { contactid } });
      } else {
        await wire.delete('crm/case/{caseid}/contact/{contactid}', { path: { caseid: id, contactid } });
      }
    },
    onSettled: () => client.invalidateQueries(),
  });
}
