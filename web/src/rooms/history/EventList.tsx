import type { CardKind } from '../../data/history';
import { DayTitle, useDayName } from '../../pickers/DayTitle';
import type { Event } from '../../shared/wire/types';
import { EventItem } from './EventItem';
import { byDay } from './events';
import classes from './history.module.css';

/** Events by days, the newest first. */
export function EventList({ kind, events }: { kind: CardKind; events: readonly Event[] }) {
  return byDay(events).map(({ day, events: some }) => (
    <Day key={`${day} ${some[0]?.id}`} kind={kind} day={day} events={some} />
  ));
}

function Day({ kind, day, events }: { kind: CardKind; day: string; events: readonly Event[] }) {
  const name = useDayName(day);
  return (
    <section className={classes.day} aria-label={name}>
      <DayTitle day={day} />
      <ol className={classes.events}>
        {events.map((event) => (
          <EventItem key={event.id} kind={kind} event={event} />
        ))}
      </ol>
    </section>
  );
}
