// How much JavaScript the first screen takes, compressed: what the page loads at once, with the sign-in and the
// dashboard page, whichever is larger, and one language.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

// Of the first screen, and of a list that somebody opens by its own address.
const LIMIT = 250;
const LIST_LIMIT = 290;
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
const pages = [
  ['src/pages/SignInPage.tsx', LIMIT],
  ['src/pages/DashboardPage.tsx', LIMIT],
  ['src/pages/ContactsPage.tsx', LIST_LIMIT],
  ['src/pages/OpportunitiesPage.tsx', LIST_LIMIT],
  ['src/pages/TasksPage.tsx', LIST_LIMIT],
];
const sizes = pages.map(([page, limit]) => ({ page, limit, size: kilobytes(...always, page) }));
for (const { page, limit, size } of sizes)
  console.log(`${page.replace(/^.*\/|\.tsx$/g, '').padEnd(18)} ${size.toFixed(0)} of ${limit} KB`);
if (sizes.some(({ size, limit }) => size > limit)) {
  console.error('A screen takes more JavaScript than it may.');
  process.exitCode = 1;
}
