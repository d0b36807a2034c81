/** Where words begin and end, in every script: `\b` knows Latin letters alone. */
export const BEGIN = '(?<![\\p{L}\\p{N}])';
export const END = '(?![\\p{L}\\p{N}])';

/** Returns a pattern of one of some words, longest first; one that matches nothing where there are none. */
export function oneOf(words: readonly string[]): string {
  const sorted = words.toSorted((a, b) => b.length - a.length).map(escaped);
  return sorted.length > 0 ? `(?:${sorted.join('|')})` : '(?!)';
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+');
}

/** What was found in a text: its parts, and where it stood. */
export interface Found {
  readonly parts: Readonly<Record<string, string | undefined>>;
  readonly from: number;
  readonly to: number;
}

/** Finds a pattern as whole words, whatever their case; typographic apostrophes count as plain ones. */
export function find(text: string, pattern: string): Found | null {
  const match = new RegExp(`${BEGIN}${pattern}${END}`, 'iu').exec(text.replaceAll('’', "'"));
  if (!match) return null;
  return { parts: match.groups ?? {}, from: match.index, to: match.index + match[0].length };
}

/** What stands where a piece was taken out, until all is read: what follows a day may belong to it. */
export const GAP = '\u0001';

/** Takes a piece out of a text. */
export function without(text: string, { from, to }: Pick<Found, 'from' | 'to'>): string {
  return `${text.slice(0, from)}${GAP}${text.slice(to)}`;
}

/** Returns what is left of a text once all pieces are out: without gaps, blanks and stray commas. */
export function tidy(text: string): string {
  return text
    .replaceAll(GAP, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '');
}
