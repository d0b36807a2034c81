import type { Stage } from '../../../shared/wire/types';
import type { OpportunityValues } from './opportunityForm';

/** What every section of the form is given. */
export interface SectionProps {
  readonly values: OpportunityValues;
  readonly onChange: (change: Partial<OpportunityValues>) => void;
  /** What is wrong, in words, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
}
