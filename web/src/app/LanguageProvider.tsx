import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { sessionQueries } from '../data/session';
import type { Messages } from '../shared/i18n/catalogue';
import { type Locale, loadMessages, localeFrom } from '../shared/i18n/language';
import { TextProvider } from '../shared/i18n/text';
import { LANGUAGE_KEY } from './languageChoice';

interface Loaded {
  readonly locale: Locale;
  readonly messages: Messages;
}

/** Loads the language that was chosen here, or else the user's own, or else the browser's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { data: self } = useQuery({ ...sessionQueries.self(), enabled: false });
  const [chosen] = useLocalStorage<string>({
    key: LANGUAGE_KEY,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const { language, tag } = localeFrom([chosen, self?.cultureName, ...navigator.languages]);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let isWanted = true;
    void loadMessages(language).then((messages) => {
      if (isWanted) setLoaded({ locale: { language, tag }, messages });
    });
    document.documentElement.lang = tag;
    return () => {
      isWanted = false;
    };
  }, [language, tag]);
  if (!loaded) return null;
  return (
    <TextProvider locale={loaded.locale} messages={loaded.messages}>
      {children}
    </TextProvider>
  );
}
