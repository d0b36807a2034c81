import { Tooltip } from '@mantine/core';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { readDate } from '../../shared/wire/dates';
import type { Opportunity } from '../../shared/wire/types';
import { isOverdue } from './board/ageing';
import classes from './opportunities.module.css';
import { useToday } from './useToday';

type Dated = Pick<Opportunity, 'stage' | 'actualCloseDate' | 'expectedCloseDate'>;

/** Returns the date that counts: when it was closed, or when that is expected. */
export function closeDateOf(opportunity: Dated): string {
  return opportunity.stage?.stageType ? opportunity.actualCloseDate : opportunity.expectedCloseDate;
}

/** When an opportunity closes or was closed: overdue ones in red, closed ones pale. */
export function CloseDate({ opportunity }: { opportunity: Dated }) {
  const t = useText('opportunities');
  const formats = useFormats();
  const today = useToday();
  const moment = readDate(closeDateOf(opportunity));
  if (!moment) return null;
  const isClosed = Boolean(opportunity.stage?.stageType);
  const isLate = !isClosed && isOverdue(opportunity.expectedCloseDate, today);
  return (
    <Tooltip label={isLate ? `${t('overdue')}: ${formats.relative(moment)}` : formats.relative(moment)}>
      <span className={classes.date} data-late={isLate || undefined} data-closed={isClosed || undefined}>
        {formats.day(moment)}
        {isLate && <span className="sr-only">{` (${t('overdue')})`}</span>}
      </span>
    </Tooltip>
  );
}
