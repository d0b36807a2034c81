import type { Clock } from '../model/deadline';
import { find, oneOf, tidy, without } from './patterns';
import { readWhen } from './when';
import type { QuickWords } from './words/language';

/** What quick add understands a line with. */
export interface QuickSense {
  readonly languages: readonly QuickWords[];
  readonly clock: Clock;
  /** Whether 6/7 is in July. */
  readonly isDayFirst: boolean;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  /** The day that a time alone is on; the next such time if left out. */
  readonly day?: string | undefined;
  /** The signed-in user's id. */
  readonly self: string;
}

/** What a line says of a new task. */
export interface QuickTask {
  readonly title: string;
  /** Such as 2024-06-30; null where nothing is said. */
  readonly day: string | null;
  /** Such as 15:00; '' for the whole day. */
  readonly time: string;
  /** The id of whoever is named after an @; null: nobody. */
  readonly responsible: string | null;
  /** Whether they are to be told: by a `!`. */
  readonly isNotify: boolean;
  /** The name after a #: a contact that is meant for sure; null: none. */
  readonly contact: string | null;
  /** Names in the text that may be contacts, the likeliest first. */
  readonly guesses: readonly string[];
  /** The kind of task that its words tell, by the name of its icon; null: none. */
  readonly kind: string | null;
}

const MOST_GUESSES = 3;
const SHORTEST_GUESS = 3;

/** Reads a line such as "call Ada tomorrow 3pm #Atelier @mara !". What it does not understand stays in the title. */
export function parseQuick(line: string, sense: QuickSense): QuickTask {
  const { languages } = sense;
  const contact = readContact(line);
  const person = readPerson(contact.rest, sense, languages);
  const bang = aloneBang(person.rest);
  const unbanged = bang ? without(person.rest, bang) : person.rest;
  const when = readWhen(unbanged, sense);
  const title = capital(tidy(when.rest));
  return {
    title,
    day: when.day,
    time: when.time,
    responsible: person.id,
    isNotify: bang !== null,
    contact: contact.name,
    guesses: contact.name === null ? guessesIn(title, languages) : [],
    kind: kindOf(title, languages),
  };
}

/** A `!` of its own: one at the end of a word belongs to the title. */
function aloneBang(text: string): { from: number; to: number } | null {
  const match = /(?<=^|\s)!(?=\s|$)/u.exec(text);
  return match ? { from: match.index, to: match.index + 1 } : null;
}

/** `#Atelier`, `#"Atelier Brun"`, or `#Atelier Brun`: what follows with a capital belongs to the name. */
function readContact(text: string): { name: string | null; rest: string } {
  const match =
    /(?<=^|\s)#(?:["“„«]\s?(?<quoted>[^"”“»]+?)\s?["”“»]|(?<name>[\p{L}\p{N}][^\s#@!]*(?:\s+(?:&\s+)?\p{Lu}[^\s#@!]*)*))/u.exec(
      text,
    );
  if (!match) return { name: null, rest: text };
  const name = (match.groups?.quoted ?? match.groups?.name ?? '').trim();
  return { name, rest: without(text, { from: match.index, to: match.index + match[0].length }) };
}

function readPerson(
  text: string,
  { people, self }: QuickSense,
  languages: readonly QuickWords[],
): { id: string | null; rest: string } {
  const match = /(?<=^|\s)@(?<typed>[\p{L}\p{N}.'’_-]+)/u.exec(text);
  const typed = match?.groups?.typed?.toLowerCase();
  if (!match || !typed) return { id: null, rest: text };
  const from = match.index;
  const after = text.slice(from + 1).toLowerCase();
  if (languages.some((words) => words.me.includes(typed)))
    return { id: self, rest: without(text, { from, to: from + match[0].length }) };
  const whole = people.find(({ label }) => after.startsWith(label.toLowerCase()));
  const begun = people.find(({ label }) => beginsWith(label, typed));
  const found = whole ?? begun;
  if (!found) return { id: null, rest: text };
  const length = whole ? whole.label.length + 1 : match[0].length;
  return { id: found.value, rest: without(text, { from, to: from + length }) };
}

/** Whether a name, or a word of it, begins with what was typed. */
export function beginsWith(name: string, typed: string): boolean {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const words = name.toLowerCase().split(/[\s&,()-]+/);
  return wanted.length > 0 && wanted.every((one) => words.some((word) => word.startsWith(one)));
}

/** Words with a capital may be names. The first of a title has one anyway: it is tried last. */
function guessesIn(title: string, languages: readonly QuickWords[]): readonly string[] {
  const isVerb = (word: string) => kindOf(word, languages) !== null;
  const [first = '', ...others] = title.split(' ');
  const rest = others.join(' ');
  const names = [...rest.matchAll(/\p{Lu}[\p{L}\p{N}.'’-]*(?:\s+(?:&\s+)?\p{Lu}[\p{L}\p{N}.'’-]*)*/gu)]
    .map(([name]) => name.replace(/['’]s$|[.,;:]+$/u, ''))
    .filter((name) => !isVerb(name));
  const beginning = isVerb(first) || !/^\p{Lu}/u.test(first) ? [] : [first.replace(/['’]s$|[.,;:]+$/u, '')];
  const all = [...names, ...beginning].filter((name) => name.length >= SHORTEST_GUESS);
  return [...new Set(all)].slice(0, MOST_GUESSES);
}

/** The first word that tells a kind does. */
function kindOf(title: string, languages: readonly QuickWords[]): string | null {
  const kinds = languages.flatMap((words) => Object.entries(words.kinds));
  const found = find(title, `(?<word>${oneOf(kinds.flatMap(([, words]) => words))})`);
  const said = found?.parts.word?.toLowerCase();
  return kinds.find(([, words]) => said !== undefined && words.includes(said))?.[0] ?? null;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
