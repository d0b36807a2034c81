import { join } from 'node:path';
import { expect, it } from 'vitest';
import { strayTexts } from './texts.mjs';
import { trespasses } from './zones.mjs';

const BAD = join(import.meta.dirname, 'bad');

it('bad imports are found', () => {
  expect(trespasses(BAD).toSorted()).toEqual([
    'data/upwards.ts imports rooms/two/Other: data may not know rooms',
    'rooms/one/Bad.tsx imports rooms/two/Other: rooms may not know each other',
  ]);
});

it('words outside of the catalogue are found', () => {
  expect(strayTexts(BAD)).toEqual(['rooms/one/Bad.tsx: “Some words”', 'rooms/one/Bad.tsx: “And more words”']);
});
