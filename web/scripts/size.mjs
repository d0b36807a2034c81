// How much JavaScript the first screen takes, compressed: what the page loads at once, with the sign-in and the
// dashboard page, whichever is larger, and one language.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 250;
const built = new URL('../../src/rapport/app/web_client/', import.meta.url);
const read = (name) => readFileSync(fileURLToPath(new URL(name, built)));
const manifest = JSON.parse(read('.vite/manifest.json'));

function files(key, found = new Set()) {
  const entry = manifest[key];
  if (entry && !found.has(entry.file)) {
    found.add(entry.file);
    for (const other of entry.imports ?? []) files(other, found);
  }
  return found;
}

function kilobytes(...keys) {
  const all = new Set(keys.flatMap((key) => [...files(key)]));
  return [...all].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0) / 1024;
}

const always = ['index.html', 'src/shared/i18n/languages/en.ts'];
const pages = ['src/pages/SignInPage.tsx', 'src/pages/DashboardPage.tsx', 'src/pages/ContactsPage.tsx'];
const sizes = pages.map((page) => [page, kilobytes(...always, page)]);
for (const [page, size] of sizes)
  console.log(`${page.replace(/^.*\/|\.tsx$/g, '').padEnd(16)} ${size.toFixed(0)} of ${LIMIT} KB`);
if (sizes.some(([, size]) => size > LIMIT)) {
  console.error(`The first screen is larger than ${LIMIT} KB.`);
  process.exitCode = 1;
}
