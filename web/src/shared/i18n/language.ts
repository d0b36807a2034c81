import type { Messages, Texts } from './catalogue';

export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ru: 'Русский',
} as const;
export type Language = keyof typeof LANGUAGES;

const LOADERS: Readonly<Record<Language, () => Promise<{ catalogue: Messages }>>> = {
  en: () => import('./languages/en'),
  de: () => import('./languages/de'),
  fr: () => import('./languages/fr'),
  es: () => import('./languages/es'),
  ru: () => import('./languages/ru'),
};

/** The namespaces that come with the pages of their rooms: see RoomTexts. */
export type Room = 'settings';

const ROOMS = import.meta.glob<Texts>('./*/settings.json', { import: 'default' });

/** A language of the client with the locale that dates, numbers and money are written in. */
export interface Locale {
  readonly language: Language;
  readonly tag: string;
}

/** Returns the first of the wanted locales that the client speaks; English if there is none. */
export function localeFrom(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split('-')[0];
    if (tag && language && language in LANGUAGES && isLocale(tag))
      return { language: language as Language, tag };
  }
  return { language: 'en', tag: 'en-US' };
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

export async function loadMessages(language: Language): Promise<Messages> {
  return (await LOADERS[language]()).catalogue;
}

const rooms = new Map<string, Promise<Texts>>();

/** Returns the texts of a room: the same promise each time, so that components can wait for it. */
export function loadRoom(language: Language, room: Room): Promise<Texts> {
  const path = `./${language}/${room}.json`;
  const load = ROOMS[path];
  if (!load) throw new Error(`There is no ${path}`);
  const known = rooms.get(path) ?? load();
  rooms.set(path, known);
  // What did not come is asked for again by the next who needs it.
  known.catch(() => rooms.delete(path));
  return known;
}
