import { IconLock } from '@tabler/icons-react';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import type { Opportunity } from '../../../shared/wire/types';
import { useField } from '../useField';
import { bidWords } from '../Value';
import classes from './card.module.css';

/** What an opportunity is at a glance: its title, to be changed in its place, and what it is worth. */
export function OpportunitySummary({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const formats = useFormats();
  const field = useField(opportunity)('title');
  return (
    <div>
      <div className={classes.name}>
        <InlineField
          kind="text"
          hideLabel
          label={t('name')}
          display={(title) => <span className={classes.title}>{title}</span>}
          {...field}
        />
      </div>
      <p className={classes.worth}>
        {bidWords(opportunity, t, formats.money)}
        {opportunity.isPrivate && <IconLock size={15} role="img" aria-label={t('private')} />}
      </p>
    </div>
  );
}
