// Imports go one way: app → pages → rooms → pickers → data → shared, and rooms never import rooms.
// With a folder as argument, checks that one instead: scripts/zones.test.ts does so with a bad one.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ZONES = ['app', 'pages', 'rooms', 'pickers', 'data', 'shared'];
const MOST_LINES = 250;
const GENERATED = 'shared/wire/types.ts';
const IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]/g;

/** Returns what is wrong with the imports and the lengths of the files of a folder, a sentence for each. */
export function trespasses(root) {
  const files = readdirSync(root, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  return files.flatMap((name) => (name === GENERATED ? [] : inFile(root, name)));
}

function inFile(root, name) {
  const text = readFileSync(join(root, name), 'utf8');
  const told = [...text.matchAll(IMPORT)].map(([, target]) =>
    wrong(name, relative(root, resolve(dirname(join(root, name)), target))),
  );
  const lines = text.split('\n').length - 1;
  if (lines > MOST_LINES) told.push(`${name} has ${lines} lines; make it a folder`);
  return told.filter(Boolean);
}

function wrong(from, to) {
  const [zone, room] = from.split('/');
  const [target, otherRoom] = to.split('/');
  if (!ZONES.includes(zone) || !ZONES.includes(target)) return null;
  if (ZONES.indexOf(target) < ZONES.indexOf(zone))
    return `${from} imports ${to}: ${zone} may not know ${target}`;
  if (zone === 'rooms' && target === 'rooms' && room !== otherRoom)
    return `${from} imports ${to}: rooms may not know each other`;
  return null;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../src', import.meta.url)));
  const told = trespasses(root);
  for (const line of told) console.error(line);
  process.exitCode = told.length > 0 ? 1 : 0;
}
