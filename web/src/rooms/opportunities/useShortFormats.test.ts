import { expect, it } from 'vitest';
import { readDate } from '../../shared/wire/dates';
import { shortFormatsOf } from './useShortFormats';

it('writes what boards have little room for', () => {
  const formats = shortFormatsOf('en-US');
  const moment = readDate('2024-06-30T00:00:00Z');
  expect(moment && formats.day(moment, '2024-01-01')).toBe('Jun 30');
  expect(moment && formats.day(moment, '2025-09-01')).toBe('Jun 30, 24');
  expect(formats.month('2024-06')).toBe('June 2024');
  expect(formats.round(1234.56, 'EUR')).toBe('€1,235');
  expect(formats.round(5, '')).toBe('5');
});
