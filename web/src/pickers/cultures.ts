/** The cultures that a portal is offered: the languages of the client, with the country that sets dates and numbers. */
const CULTURES = [
  'en-US',
  'en-GB',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'es-MX',
  'ru-RU',
  'it-IT',
  'pt-PT',
  'pt-BR',
  'nl-NL',
  'pl-PL',
  'cs-CZ',
  'lv-LV',
  'tr-TR',
  'uk-UA',
  'fi-FI',
  'sk-SK',
  'sl-SI',
  'bg-BG',
  'el-GR',
  'ja-JP',
  'ko-KR',
  'zh-CN',
  'vi-VN',
] as const; // prettier-ignore

/** Returns cultures to choose from, each in its own language; `current` is among them whatever it is. */
export function cultureChoices(current: string): { value: string; label: string }[] {
  const all: readonly string[] = CULTURES.some((one) => one === current) ? CULTURES : [current, ...CULTURES];
  return all.map((value) => ({ value, label: nameOf(value) }));
}

function nameOf(culture: string): string {
  try {
    return new Intl.DisplayNames([culture], { type: 'language' }).of(culture) ?? culture;
  } catch {
    return culture;
  }
}
