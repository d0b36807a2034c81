import { dayOf, readDate } from '../../shared/wire/dates';
import type { Event } from '../../shared/wire/types';

/** Categories that the system writes by itself. */
export const TASK_CLOSED = -1;
export const FILES_ADDED = -2;
export const MAIL = -3;

/** Whether an event came about by itself: it is told in a line, without a card. */
export function isAutomatic(event: Event): boolean {
  return event.category?.id === TASK_CLOSED || event.category?.id === FILES_ADDED;
}

export interface DayOfEvents {
  /** Such as 2024-06-30; '' where an event has no date. */
  readonly day: string;
  readonly events: readonly Event[];
}

/** Returns the events in groups by the portal's days, in the order in which they come. */
export function byDay(events: readonly Event[]): readonly DayOfEvents[] {
  const days: { day: string; events: Event[] }[] = [];
  for (const event of events) {
    const moment = readDate(event.created);
    const day = moment ? dayOf(moment) : '';
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** What is known of a mail message in a history. */
export interface Mail {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly introduction: string;
  readonly isSent: boolean;
  /** Where it can be read; '' if nowhere. */
  readonly address: string;
}

/** Reads the content of a mail event; null if it is none that we know. */
export function mailOf(event: Event): Mail | null {
  if (event.category?.id !== MAIL) return null;
  try {
    const read: unknown = JSON.parse(event.content);
    if (typeof read !== 'object' || read === null) return null;
    const said = new Map<string, unknown>(Object.entries(read));
    const text = (name: string) => String(said.get(name) ?? '');
    const address = text('message_url');
    return {
      subject: text('subject'),
      from: text('from'),
      to: text('to'),
      introduction: text('introduction'),
      isSent: said.get('is_sended') === true,
      address: /^\/(?![/\\])/.test(address) ? address : '',
    };
  } catch {
    return null;
  }
}

const QUERY = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u;

/** Returns what is typed of a name after an @, at the end of the text before the caret; null outside of one. */
export function mentionTyped(before: string): string | null {
  return QUERY.exec(before)?.[1] ?? null;
}

/** Returns the people whose name, or one of its words, begins with what was typed. */
export function mentionable<P extends { readonly label: string }>(
  people: readonly P[],
  typed: string,
): readonly P[] {
  const words = typed.toLowerCase();
  const fits = (name: string) =>
    name.startsWith(words) || name.split(/\s+/).some((word) => word.startsWith(words));
  return people.filter(({ label }) => fits(label.toLowerCase())).slice(0, 6);
}
