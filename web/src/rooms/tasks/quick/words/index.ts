import { en } from './en';
import type { QuickWords } from './language';

/** The others' words are loaded by those who need them. */
const OTHERS: Readonly<Record<string, () => Promise<QuickWords>>> = {
  de: async () => (await import('./de')).de,
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
  ru: async () => (await import('./ru')).ru,
};

/** What a text is read with at least: many type English by habit. */
export const ENGLISH: readonly QuickWords[] = [en];

/** Returns the words to read a text with: those of its writer's language, then English. */
export async function loadWords(language: string): Promise<readonly QuickWords[]> {
  const load = OTHERS[language];
  return load ? [await load(), en] : ENGLISH;
}
