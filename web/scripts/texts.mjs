// No words in JSX outside of the catalogue: what people read is said by useText.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ATTRIBUTES =
  /\s(?:label|title|placeholder|aria-label|alt|description|text|action)="([^"]*\p{L}{2}[^"]*)"/gu;
// Between a tag and the next: words, and no code.
const CONTENT = /(?<![=<])>\s*((?:\p{L}|\d)[^<>{}()=;?|&]*\p{L}[^<>{}()=;?|&]*)<\/?[A-Za-z]/gu;

/** Returns the words that stand in the components of a folder, each with its file. */
export function strayTexts(root) {
  const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.tsx'));
  return files.flatMap((name) => {
    const text = readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return [ATTRIBUTES, CONTENT].flatMap((form) =>
      [...text.matchAll(form)].map(([, words]) => `${name}: “${words.trim()}”`),
    );
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = strayTexts(resolve(process.argv[2] ?? fileURLToPath(new URL('../src', import.meta.url))));
  for (const line of found) console.error(`${line} belongs into the catalogue (src/shared/i18n)`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
