import { useQuery } from '@tanstack/react-query';
import { settingsQueries } from '../data/settings';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { addDays, readDate, today } from '../shared/wire/dates';
import classes from './DayTitle.module.css';

/** Returns how a day of the portal is called; today and yesterday have names. */
export function useDayName(day: string): string {
  const t = useText('history');
  const formats = useFormats();
  const { data: portal } = useQuery(settingsQueries.portal());
  const now = today((portal?.utcHoursOffset ?? 0) * 60);
  if (day === now) return t('today');
  if (day === addDays(now, -1)) return t('yesterday');
  const moment = readDate(`${day}T00:00:00`);
  return moment ? formats.day(moment) : '';
}

/** The heading of a day in a list by days. */
export function DayTitle({ day }: { day: string }) {
  const name = useDayName(day);
  return <h2 className={classes.title}>{name}</h2>;
}
