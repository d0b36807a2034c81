import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { QuickWords } from './language';
import { ru } from './ru';

const LANGUAGES: Readonly<Record<string, QuickWords>> = { en, de, fr, es, ru };

/** Returns the words to read a text with: those of its writer's language, then English, which many type by habit. */
export function wordsOf(language: string): readonly QuickWords[] {
  const own = LANGUAGES[language];
  return own && own !== en ? [own, en] : [en];
}
