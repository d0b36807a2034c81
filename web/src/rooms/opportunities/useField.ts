import { useChangeOpportunity } from '../../data/opportunities';
import type { Opportunity } from '../../shared/wire/types';
import { type FieldName, fieldExpected, fieldInput, fieldText } from './fields';

/** What an InlineField of an opportunity needs: its value, and saving that tells of a colleague who was quicker. */
export function useField(opportunity: Opportunity) {
  const change = useChangeOpportunity(opportunity.id);
  return (name: FieldName) => ({
    value: fieldText(opportunity, name),
    readOnly: !opportunity.canEdit,
    onSave: (text: string) =>
      change.mutateAsync({
        fields: fieldInput(name, text),
        expected: fieldExpected(opportunity, name),
      }),
    onOverwrite: (text: string) => change.mutateAsync({ fields: fieldInput(name, text) }),
  });
}
