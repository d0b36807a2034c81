import { describe, expect, it } from 'vitest';
import { addDays, dayOf, readDate, timeOf, today, writeDay } from './dates';

describe('dates of the wire', () => {
  it.each([
    ['2024-06-30T15:00:00.0000000+03:00', '2024-06-30T12:00:00.000Z', '2024-06-30', '15:00'],
    ['2024-01-01T00:30:00.1234567-08:30', '2024-01-01T09:00:00.123Z', '2024-01-01', '00:30'],
    ['2024-03-05T14:30:00.0000000Z', '2024-03-05T14:30:00.000Z', '2024-03-05', '14:30'],
    ['2019-07-26T00:00:00', '2019-07-26T00:00:00.000Z', '2019-07-26', '00:00'],
  ])('%s', (text, instant, day, time) => {
    const moment = readDate(text);
    expect(moment?.instant.toISOString()).toBe(instant);
    expect(moment && dayOf(moment)).toBe(day);
    expect(moment && timeOf(moment)).toBe(time);
  });

  it.each([null, undefined, '', '0001-01-01T00:00:00.0000000Z', 'soon', '2024-13-40T99:00:00Z'])(
    '%s is none',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );

  it('are written as a wall clock', () => {
    expect(writeDay('2024-06-30')).toBe('2024-06-30T00:00:00');
    expect(writeDay('2024-06-30', '23:59')).toBe('2024-06-30T23:59:00');
  });

  it('knows which day it is in the portal', () => {
    const now = new Date('2024-02-28T23:30:00Z');
    expect(today(60, now)).toBe('2024-02-29');
    expect(today(0, now)).toBe('2024-02-28');
    expect(addDays('2024-02-29', 1)).toBe('2024-03-01');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  });
});
