import { useQuery } from '@tanstack/react-query';
import { caseQueries } from '../../data/cases';
import { contactQueries } from '../../data/contacts';
import { opportunityQueries } from '../../data/opportunities';
import type { TaskOwner } from '../../data/tasks';
import type { TaskValues } from './model/taskForm';

/** Returns what a new task of a record hangs on from the start: the record, and an opportunity's contact. */
export function useFirstLinks(kind: TaskOwner, id: number): Pick<TaskValues, 'contact' | 'entity'> {
  const contact = useQuery({ ...contactQueries.detail(id), enabled: kind === 'contact' }).data;
  const opportunity = useQuery({ ...opportunityQueries.detail(id), enabled: kind === 'opportunity' }).data;
  const one = useQuery({ ...caseQueries.detail(id), enabled: kind === 'case' }).data;
  const picked = kind === 'contact' ? contact : kind === 'opportunity' ? opportunity?.contact : undefined;
  const title = (kind === 'opportunity' ? opportunity : one)?.title;
  return {
    contact: picked ? { id: picked.id, displayName: picked.displayName, isCompany: picked.isCompany } : null,
    entity: kind === 'contact' ? null : { kind, id, title: title ?? '' },
  };
}
