import { dayOf, readDate, timeOf } from '../../shared/wire/dates';

/** The wire's time of a deadline that is a whole day. */
const NO_TIME = '00:00';

/** Whether a deadline has passed, on a day of the portal such as 2024-06-30: a whole day does so at its end. */
export function isLate(deadLine: string, today: string, now: Date): boolean {
  const moment = readDate(deadLine);
  if (!moment) return false;
  return timeOf(moment) === NO_TIME ? dayOf(moment) < today : moment.instant < now;
}
