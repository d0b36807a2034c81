import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, type ReactNode, use, useContext, useMemo } from 'react';
import type { Messages, Namespace, TextKey } from './catalogue';
import { type Locale, loadRoom, type Room } from './language';

type Values = Readonly<Record<string, string | number>>;

/** Says a text of a namespace in the user's language; `values` fill its ICU placeholders. */
export type Text<N extends Namespace> = (key: TextKey<N>, values?: Values) => string;

interface Speech {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly say: (namespace: Namespace, key: string, values?: Values) => string;
}

const SpeechContext = createContext<Speech | null>(null);

export function TextProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}) {
  const speech = useMemo(() => speechOf(locale, messages), [locale, messages]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** What is said in a room whose texts are not loaded with the page: waits for them. Put it around the room. */
export function RoomTexts({ room, children }: { room: Room; children: ReactNode }) {
  const { locale, messages } = useSpeech();
  const texts = use(loadRoom(locale.language, room));
  const all = useMemo(() => ({ ...messages, [room]: texts }), [messages, room, texts]);
  return (
    <TextProvider locale={locale} messages={all}>
      {children}
    </TextProvider>
  );
}

/** Returns what says the texts of a namespace: `const t = useText('contacts')`. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const { say } = useSpeech();
  return useMemo(() => (key, values) => say(namespace, key, values), [namespace, say]);
}

export function useLocale(): Locale {
  return useSpeech().locale;
}

/** Makes what says texts. Exported for tests; screens use `useText`. */
export function speechOf(locale: Locale, messages: Messages): Speech {
  const formats = new Map<string, IntlMessageFormat>();
  return {
    locale,
    messages,
    say(namespace, key, values) {
      const message = messages[namespace]?.[key];
      if (message === undefined) return key;
      if (!message.includes('{')) return message;
      const id = `${namespace}.${key}`;
      const format = formats.get(id) ?? new IntlMessageFormat(message, locale.tag);
      formats.set(id, format);
      return String(format.format(values ?? {}));
    },
  };
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('TextProvider is missing');
  return speech;
}
