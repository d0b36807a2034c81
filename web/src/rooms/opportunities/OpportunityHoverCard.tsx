import { StageTag } from '../../pickers/StageTag';
import { useText } from '../../shared/i18n/text';
import { UserChip } from '../../shared/ui/UserChip';
import type { Opportunity } from '../../shared/wire/types';
import { CloseDate } from './CloseDate';
import classes from './opportunities.module.css';
import { Value } from './Value';

/** What is known of an opportunity at a glance. */
export function OpportunityHoverCard({ opportunity }: { opportunity: Opportunity }) {
  const t = useText('opportunities');
  const { stage, contact, description } = opportunity;
  return (
    <div className={classes.hover}>
      <p className={classes.hoverTitle}>{opportunity.title}</p>
      {stage && (
        <span className={classes.name}>
          <StageTag stage={stage} />
          <span className={classes.number}>
            {t('percent', { value: opportunity.successProbability ?? 0 })}
          </span>
        </span>
      )}
      <div className={classes.lines}>
        <Value bid={opportunity} />
        <CloseDate opportunity={opportunity} />
        {contact && <span>{contact.displayName}</span>}
        <UserChip user={opportunity.responsible} />
      </div>
      {description && <p className={classes.clamped}>{description}</p>}
    </div>
  );
}
