import { describe, expect, it } from 'vitest';
import { ageOf, daysAtStage, isOverdue, usualDays } from './ageing';
import { isNarrowed, readBoardSearch, toBoardFilter, withBoardChange } from './boardSearch';
import { dayInColumn, forecastColumns, forecastFilter } from './forecastColumns';
import { sumsOf } from './sums';

const TODAY = '2024-02-15';
const since = (day: string) => ({ stageSince: `${day}T10:00:00.0000000Z` });

describe('ageing', () => {
  it('counts whole days at the stage', () => {
    expect(daysAtStage(since('2024-02-10'), TODAY)).toBe(5);
    expect(daysAtStage(since('2024-03-10'), TODAY)).toBe(0);
    expect(daysAtStage({ stageSince: '' }, TODAY)).toBe(0);
  });

  it('measures by what is usual at the stage, a week at least', () => {
    const cards = [since('2024-02-14'), since('2024-01-26'), since('2023-12-01')];
    expect(usualDays(cards, TODAY)).toBe(20);
    expect(usualDays([], TODAY)).toBe(7);
    expect([20, 30, 60].map((days) => ageOf(days, 20))).toEqual(['fresh', 'old', 'stale']);
  });

  it('knows what is overdue', () => {
    expect(isOverdue('2024-02-14T00:00:00.0000000Z', TODAY)).toBe(true);
    expect(isOverdue('2024-02-15T00:00:00.0000000Z', TODAY)).toBe(false);
    expect(isOverdue('0001-01-01T00:00:00.0000000Z', TODAY)).toBe(false);
  });
});

describe('the board’s address', () => {
  it('becomes what the API takes', () => {
    const search = readBoardSearch({ q: 'roof', closing: 'month', stale: 'no' });
    expect(toBoardFilter(search, TODAY)).toEqual({
      filterValue: 'roof',
      fromDate: '2024-02-01T00:00:00',
      toDate: '2024-02-29T23:59:00',
    });
    expect(isNarrowed(search)).toBe(true);
    expect(isNarrowed(withBoardChange(search, { q: undefined, closing: undefined }))).toBe(false);
  });
});

describe('the forecast', () => {
  const columns = forecastColumns(TODAY);

  it('has columns for no date, the past, six months and later', () => {
    expect(columns.map((column) => column.id)).toEqual([
      'none',
      'overdue',
      '2024-02',
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
      '2024-07',
      'later',
    ]);
    const [none, overdue, current] = columns;
    expect(none && forecastFilter(none, {})).not.toHaveProperty('fromDate');
    expect(overdue && forecastFilter(overdue, {})).toMatchObject({ toDate: '2024-02-14T23:59:00' });
    expect(current && forecastFilter(current, {})).toMatchObject({ fromDate: '2024-02-15T00:00:00' });
  });

  it('keeps the day of the month as far as it can', () => {
    const at = (index: number, day: string) => {
      const column = columns[index];
      return column ? dayInColumn(column, day, TODAY) : undefined;
    };
    expect(at(0, '2024-05-31')).toBe('');
    expect(at(1, '2024-05-31')).toBeNull();
    expect(at(2, '2024-05-03')).toBe(TODAY);
    expect(at(4, '2024-05-31')).toBe('2024-04-30');
    expect(at(3, '')).toBe('2024-03-31');
    expect(at(8, '2024-05-07')).toBe('2024-08-07');
  });
});

it('sums without a rate stand beside those in the portal’s currency', () => {
  const euro = { currency: 'EUR', sum: 10, weightedSum: 5 };
  const dollar = { currency: 'USD', sum: 20, weightedSum: 10 };
  expect(sumsOf({ sum: 20, weightedSum: 10, sums: [euro, dollar] }, 'USD', ['EUR'])).toEqual([
    { currency: 'USD', sum: 20, weighted: 10 },
    { currency: 'EUR', sum: 10, weighted: 5 },
  ]);
  expect(sumsOf({ sum: 0, weightedSum: 0, sums: [euro] }, 'USD', ['EUR'])).toEqual([
    { currency: 'EUR', sum: 10, weighted: 5 },
  ]);
  expect(sumsOf({ sum: 0, weightedSum: 0, sums: [euro, euro] }, 'USD', ['EUR'])).toEqual([
    { currency: 'EUR', sum: 20, weighted: 10 },
  ]);
  expect(sumsOf(undefined, 'USD', [])).toEqual([{ currency: 'USD', sum: 0, weighted: 0 }]);
});
