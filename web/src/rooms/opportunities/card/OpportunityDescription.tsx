import { useText } from '../../../shared/i18n/text';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { Section } from '../../../shared/ui/RecordPage';
import type { Opportunity } from '../../../shared/wire/types';
import { useField } from '../useField';

/** What is to be known of an opportunity, in words. */
export function OpportunityDescription({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const field = useField(opportunity)('description');
  return (
    <Section title={t('description')}>
      <InlineField
        kind="textarea"
        label={t('description')}
        hideLabel
        placeholder={t('addDescription')}
        {...field}
      />
    </Section>
  );
}
