import { describe, expect, it } from 'vitest';
import { readDate } from '../../../shared/wire/dates';
import { clockAt, deadlineOf, endOfWeek, isOverdue, minutesAhead, movedTo, timeIn } from './deadline';

const CLOCK = { today: '2024-06-12', time: '15:00' };
const task = (deadLine: string, isClosed = false) => ({ deadLine, isClosed });

describe('a deadline', () => {
  it('without a time is a whole day', () => {
    const moment = readDate('2024-06-12T00:00:00.0000000+03:00');
    expect(moment && timeIn(moment)).toBe('');
    expect(isOverdue(task('2024-06-12T00:00:00.0000000+03:00'), CLOCK)).toBe(false);
    expect(isOverdue(task('2024-06-11T00:00:00.0000000+03:00'), CLOCK)).toBe(true);
    expect(deadlineOf('2024-06-12')).toBe('2024-06-12T00:00:00');
  });

  it('with a time passes on its day', () => {
    expect(isOverdue(task('2024-06-12T14:30:00.0000000+03:00'), CLOCK)).toBe(true);
    expect(isOverdue(task('2024-06-12T15:30:00.0000000+03:00'), CLOCK)).toBe(false);
    expect(isOverdue(task('2024-06-12T14:30:00.0000000+03:00', true), CLOCK)).toBe(false);
  });

  it('keeps its time when its day changes', () => {
    expect(movedTo(task('2024-06-12T14:30:00.0000000Z'), '2024-06-20').deadline).toBe('2024-06-20T14:30:00');
  });
});

it('reads the portal’s clock', () => {
  expect(minutesAhead('-05:30:00')).toBe(-330);
  expect(minutesAhead(undefined)).toBe(0);
  expect(clockAt(180, new Date('2024-06-12T22:10:00Z'))).toEqual({ today: '2024-06-13', time: '01:10' });
});

it('knows where weeks end', () => {
  expect(endOfWeek('2024-06-12', 1)).toBe('2024-06-16');
  expect(endOfWeek('2024-06-16', 1)).toBe('2024-06-16');
  expect(endOfWeek('2024-06-12', 0)).toBe('2024-06-15');
});
