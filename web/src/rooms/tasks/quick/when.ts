import { addDays } from '../../../shared/wire/dates';
import type { Clock } from '../model/deadline';
import { readTime } from '../model/times';
import { readDay } from './days';
import { find, GAP, oneOf, without } from './patterns';
import type { QuickWords } from './words/language';

/** What a text says of a deadline. */
export interface When {
  /** Such as 2024-06-30; null where it says none. */
  readonly day: string | null;
  /** Such as 15:00; '' for the whole day. */
  readonly time: string;
  /** The text without what was said of it. */
  readonly rest: string;
}

/** How a text is to be understood: the languages it may be in, the portal's clock, and whether 6/7 is in July. */
export interface Sense {
  readonly languages: readonly QuickWords[];
  readonly clock: Clock;
  readonly isDayFirst: boolean;
  /** The day that a time alone is on; the next such time if left out. */
  readonly day?: string | undefined;
}

/** Reads day and time of a deadline out of a text. A time alone is the next such time. */
export function readWhen(text: string, sense: Sense): When {
  const { clock } = sense;
  const day = firstOf(sense, (words) => readDay(text, { ...sense, words }));
  const afterDay = day?.rest ?? text;
  if (day?.time) return { day: day.day, time: day.time, rest: afterDay };
  const time = firstOf(sense, (words) => readClock(afterDay, words) ?? readPart(afterDay, words));
  if (!time) return { day: day?.day ?? null, time: '', rest: afterDay };
  const next = time.time > clock.time ? clock.today : addDays(clock.today, 1);
  return { day: day?.day ?? sense.day ?? next, time: time.time, rest: time.rest };
}

function firstOf<T>({ languages }: Sense, read: (words: QuickWords) => T | null): T | null {
  for (const words of languages) {
    const found = read(words);
    if (found) return found;
  }
  return null;
}

interface TimeRead {
  readonly time: string;
  readonly rest: string;
}

const HALF = '[ap]\\.?m\\.?';

/** Reads a time in figures: after `at` any, otherwise one that can't be anything else. */
function readClock(text: string, words: QuickWords): TimeRead | null {
  const figures = `\\d{1,2}(?:(?:[:.]|\\s?[hч]\\s?)\\d{2})?\\s*(?:${HALF}|uhr|h|часов|часа|час|ч)?`;
  const sure = `\\d{1,2}(?::\\d{2}(?:\\s*${HALF}|\\s*uhr)?|\\s?[hч]\\s?\\d{2}|[:.]?\\d{0,2}\\s*(?:${HALF}|uhr|часов|часа|ч)|h)`;
  const part = `(?:\\s+(?:(?<am>${oneOf(words.am)})|(?<pm>${oneOf(words.pm)})))`;
  const patterns = [
    `${oneOf(words.at)}\\s+(?<time>${figures})${part}?`,
    `(?<time>${figures})${part}`,
    `(?<time>${sure})`,
  ];
  for (const pattern of patterns) {
    const found = find(text, pattern);
    const time = found && readTime(found.parts.time ?? '', true);
    if (found && time) return { time: found.parts.pm ? inAfternoon(time) : time, rest: without(text, found) };
  }
  return null;
}

function inAfternoon(time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour < 12 ? `${hour + 12}${time.slice(2)}` : time;
}

/** Reads a part of a day: right after the day, or with the words that make it one. */
function readPart(text: string, words: QuickWords): TimeRead | null {
  const after = Object.keys(words.afterDay);
  const pattern = `(?:(?<=${GAP}\\s*)(?<after>${oneOf(after)})|(?<part>${oneOf(Object.keys(words.parts))}))`;
  const found = find(text, pattern);
  if (!found) return null;
  const said = (found.parts.after ?? found.parts.part ?? '').toLowerCase().replace(/\s+/g, ' ');
  const time = found.parts.after ? words.afterDay[said] : words.parts[said];
  return time ? { time, rest: without(text, found) } : null;
}
