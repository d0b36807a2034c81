/**
 * The portal's dates: `2024-06-30T15:00:00.0000000+03:00`, the wall clock of the portal's zone with its offset.
 *
 * Screens show that wall clock, so that everybody sees the same day, wherever they sit.
 */

/** A moment with the wall clock it was told with. */
export interface Moment {
  readonly instant: Date;
  /** The wall clock, as a date whose UTC parts are its parts: to be formatted with the zone UTC. */
  readonly wall: Date;
  /** Minutes that the wall clock is ahead of UTC. */
  readonly offset: number;
}

const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,7}))?(Z|[+-]\d{2}:\d{2})?$/;
const MINUTE = 60_000;

/** Reads a date of the wire; null for none, for the "no date" of the year 1, and for what is no date. */
export function readDate(text: string | null | undefined): Moment | null {
  const parts = FORM.exec(text ?? '');
  if (!parts || parts[1]?.startsWith('0001-')) return null;
  const offset = offsetOf(parts[3]);
  const milliseconds = (parts[2] ?? '').padEnd(3, '0').slice(0, 3);
  const wall = new Date(`${parts[1]}.${milliseconds}Z`);
  if (Number.isNaN(wall.getTime())) return null;
  return { wall, offset, instant: new Date(wall.getTime() - offset * MINUTE) };
}

function offsetOf(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Returns a day `2024-06-30`, with an hour of the day if given, as the wire takes it: without offset, in the portal's zone. */
export function writeDay(day: string, time = '00:00'): string {
  return `${day}T${time}:00`;
}

/** Returns the day of a moment in the portal's zone, as `2024-06-30`. */
export function dayOf(moment: Moment): string {
  return moment.wall.toISOString().slice(0, 10);
}

/** Returns the time of a moment in the portal's zone, as `15:00`. */
export function timeOf(moment: Moment): string {
  return moment.wall.toISOString().slice(11, 16);
}

/** Returns today in a zone that is so many minutes ahead of UTC, as `2024-06-30`. */
export function today(offset: number, now: Date = new Date()): string {
  return new Date(now.getTime() + offset * MINUTE).toISOString().slice(0, 10);
}

/** Returns a day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
