import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { formatsOf } from './formats';
import { LANGUAGES, localeFrom } from './language';

const FOLDER = import.meta.dirname;
const NAMESPACES = readdirSync(join(FOLDER, 'en')).sort();
const read = (language: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8'));
/** The names that a message asks for. */
const asked = (message = ''): Set<string> => new Set(message.match(/\{\w+(?=[,}])/g) ?? []);

describe.each(Object.keys(LANGUAGES))('%s', (language) => {
  it('has the files of English', () => {
    expect(readdirSync(join(FOLDER, language)).sort()).toEqual(NAMESPACES);
  });

  it.each(NAMESPACES)('says all of %s', (file) => {
    const wanted = read('en', file);
    const said = read(language, file);
    expect(Object.keys(said).sort()).toEqual(Object.keys(wanted).sort());
    for (const [key, message] of Object.entries(said)) {
      expect(() => new IntlMessageFormat(message, language), key).not.toThrow();
      expect(asked(message), key).toEqual(asked(wanted[key]));
    }
  });
});

it('takes the first locale that it speaks', () => {
  expect(localeFrom([null, 'ja-JP', 'de-CH', 'en'])).toEqual({ language: 'de', tag: 'de-CH' });
  expect(localeFrom(['en_US!', 'x'])).toEqual({ language: 'en', tag: 'en-US' });
});

it('writes money as the locale does, whole amounts without zeros', () => {
  const formats = formatsOf('de-DE');
  expect(formats.money(1234.5, 'EUR')).toBe('1.234,50\u00a0€');
  expect(formats.money('61000.000', 'EUR')).toBe('61.000\u00a0€');
  expect(formats.money(3, undefined)).toBe('3');
});

it('comes along where the settings, whose texts are not loaded with the language, are shown', () => {
  const pages = join(FOLDER, '../../pages');
  const showing = readdirSync(pages).filter((name) =>
    /from '\.\.\/rooms\/settings\//.test(readFileSync(join(pages, name), 'utf8')),
  );
  expect(showing).toContain('SettingsPage.tsx');
  for (const name of showing)
    expect(readFileSync(join(pages, name), 'utf8'), name).toContain('<RoomTexts room="settings">');
});
