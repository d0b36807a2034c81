import { useFormats } from '../i18n/formats';
import { readDate } from '../wire/dates';

/** A moment as people say it ("3 days ago"), with the exact one on hover; or, with `exact`, the day itself. */
export function When({ date, exact = false }: { date: string | null | undefined; exact?: boolean }) {
  const formats = useFormats();
  const moment = readDate(date);
  if (!moment) return null;
  const said = exact ? formats.day(moment) : formats.relative(moment);
  const other = exact ? formats.relative(moment) : formats.dayAndTime(moment);
  return (
    <time dateTime={moment.instant.toISOString()} title={other} style={{ whiteSpace: 'nowrap' }}>
      {said}
    </time>
  );
}
