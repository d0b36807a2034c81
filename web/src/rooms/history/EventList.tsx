import { useQuery } from '@tanstack/react-query';
import type { CardKind } from '../../data/history';
import { settingsQueries } from '../../data/settings';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { readDate, today } from '../../shared/wire/dates';
import type { Event } from '../../shared/wire/types';
import { EventItem } from './EventItem';
import { byDay, dayName } from './events';
import classes from './history.module.css';

/** Events by days, the newest first. */
export function EventList({ kind, events }: { kind: CardKind; events: readonly Event[] }) {
  const t = useText('history');
  const formats = useFormats();
  const { data: portal } = useQuery(settingsQueries.portal());
  const now = today(portal?.utcHoursOffset ? portal.utcHoursOffset * 60 : 0);
  const title = (day: string) => {
    const name = dayName(day, now);
    const moment = readDate(`${day}T00:00:00`);
    return name ? t(name) : moment ? formats.day(moment) : '';
  };
  return byDay(events).map(({ day, events: some }) => (
    <section key={`${day} ${some[0]?.id}`} className={classes.day} aria-label={title(day)}>
      <h3 className={classes.dayTitle}>{title(day)}</h3>
      <ol className={classes.events}>
        {some.map((event) => (
          <EventItem key={event.id} kind={kind} event={event} />
        ))}
      </ol>
    </section>
  ));
}
