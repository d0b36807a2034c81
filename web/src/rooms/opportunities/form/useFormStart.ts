import { useQuery } from '@tanstack/react-query';
import { contactQueries } from '../../../data/contacts';
import { FIGURES_BY, opportunityQueries } from '../../../data/opportunities';
import { sessionQueries } from '../../../data/session';
import { stageQueries } from '../../../data/stages';
import type { Stage } from '../../../shared/wire/types';
import { closeRange } from '../list/opportunitySearch';
import { useToday } from '../useToday';
import { emptyOpportunity, type OpportunityValues, withStage } from './opportunityForm';

export interface FormStart {
  readonly first: OpportunityValues;
  readonly stages: readonly Stage[];
}

/** What the form begins with, once it is known; null until then. */
export function useFormStart(contactId: number | undefined): FormStart | null {
  const today = useToday();
  const { data: self } = useQuery(sessionQueries.self());
  const { data: stages } = useQuery(stageQueries.list());
  // Sums tell the portal's currency; those of a single day are quickly told.
  const { data: figures } = useQuery(opportunityQueries.figures(closeRange(today, today), FIGURES_BY.stage));
  const { data: contact } = useQuery({
    ...contactQueries.detail(contactId ?? 0),
    enabled: contactId !== undefined,
  });
  if (!self || !stages || !figures || (contactId !== undefined && !contact)) return null;
  const begin = emptyOpportunity({
    responsible: self.id,
    currency: contact?.currency?.abbreviation ?? figures.currency,
    contact: contact
      ? { id: contact.id, displayName: contact.displayName, isCompany: contact.isCompany }
      : null,
  });
  const open = stages.find((stage) => stage.stageType === 0) ?? stages[0];
  return { stages, first: open ? withStage(begin, String(open.id), stages) : begin };
}
