import { expect, test } from 'vitest';
import { isLate } from './lateness';

const NOW = new Date('2024-06-30T12:00:00Z');
const TODAY = '2024-06-30';

test('a whole day is late once it is over on the clock of the portal', () => {
  expect(isLate('2024-06-29T00:00:00.0000000+03:00', TODAY, NOW)).toBe(true);
  expect(isLate('2024-06-30T00:00:00.0000000+03:00', TODAY, NOW)).toBe(false);
});

test('a time of day is late once it has passed', () => {
  expect(isLate('2024-06-30T14:59:00.0000000+03:00', TODAY, NOW)).toBe(true);
  expect(isLate('2024-06-30T15:01:00.0000000+03:00', TODAY, NOW)).toBe(false);
});

test('no date is never late', () => {
  expect(isLate('0001-01-01T00:00:00.0000000Z', TODAY, NOW)).toBe(false);
});
