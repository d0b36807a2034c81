import { useChangeStage } from '../../../data/opportunities';
import { StageTag } from '../../../pickers/StageTag';
import { useStageChoices } from '../../../pickers/stageChoices';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { UserChip } from '../../../shared/ui/UserChip';
import type { Opportunity } from '../../../shared/wire/types';
import { CloseDate } from '../CloseDate';
import classes from '../opportunities.module.css';
import { useField } from '../useField';
import { Value } from '../Value';

interface Props {
  opportunity: Opportunity;
}

/** The stage, to be changed in the row: probability and close date follow. */
export function StageCell({ opportunity }: Props) {
  const t = useText('opportunities');
  const stages = useStageChoices();
  const move = useChangeStage();
  const { stage } = opportunity;
  if (!stage) return null;
  return (
    <InlineField
      kind="select"
      hideLabel
      label={t('stage')}
      value={String(stage.id)}
      choices={stages}
      readOnly={!opportunity.canEdit}
      display={(id) => {
        const known = stages.find((one) => one.value === id);
        return known && id !== String(stage.id) ? (
          <span className={classes.name}>
            {known.icon}
            {known.label}
          </span>
        ) : (
          <StageTag stage={stage} />
        );
      }}
      onSave={(id) => move.mutateAsync({ id: opportunity.id, stageid: Number(id) })}
    />
  );
}

/** The value, to be changed in the row. */
export function ValueCell({ opportunity }: Props) {
  const t = useText('opportunities');
  const field = useField(opportunity)('bidValue');
  return (
    <InlineField
      kind="money"
      hideLabel
      label={t('value')}
      currency={opportunity.bidCurrency?.abbreviation}
      display={(amount) => <Value bid={{ ...opportunity, bidValue: Number(amount) }} />}
      {...field}
    />
  );
}

/** The date that counts, to be changed in the row. */
export function DateCell({ opportunity }: Props) {
  const t = useText('opportunities');
  const isClosed = Boolean(opportunity.stage?.stageType);
  const name = isClosed ? 'actualCloseDate' : 'expectedCloseDate';
  const field = useField(opportunity)(name);
  return (
    <InlineField
      kind="date"
      hideLabel
      label={t(isClosed ? 'actualClose' : 'expectedClose')}
      display={(day) =>
        day ? (
          <CloseDate
            opportunity={day === field.value ? opportunity : { ...opportunity, [name]: `${day}T00:00:00` }}
          />
        ) : (
          <span className={classes.none} />
        )
      }
      {...field}
    />
  );
}

/** Who is responsible, to be changed in the row. */
export function ResponsibleCell({ opportunity }: Props) {
  const t = useText('opportunities');
  const users = useUserChoices();
  const field = useField(opportunity)('responsibleid');
  return (
    <InlineField
      kind="user"
      hideLabel
      label={t('responsible')}
      choices={users}
      display={(id) => {
        const chosen = users.find((one) => one.value === id);
        return id === opportunity.responsible.id || !chosen ? (
          <UserChip user={opportunity.responsible} />
        ) : (
          <span className={classes.name}>
            {chosen.icon}
            {chosen.label}
          </span>
        );
      }}
      {...field}
    />
  );
}
