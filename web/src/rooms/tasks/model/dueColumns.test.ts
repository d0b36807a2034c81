import { describe, expect, it } from 'vitest';
import type { Task } from '../../../shared/wire/types';
import { byDay, columnOf, dueColumns } from './dueColumns';
import { firstDayOf, shownDays, startOfWeek, turned } from './weeks';

const PERSON = { id: 'u', displayName: 'Ada', avatarSmall: '', profileUrl: '' };
const task = (id: number, deadLine: string): Task => ({
  id,
  deadLine: `${deadLine}.0000000Z`,
  title: `Task ${id}`,
  createBy: PERSON,
  responsible: PERSON,
  created: '2024-01-01T00:00:00.0000000Z',
});

describe('columns by due date', () => {
  it('divide the days', () => {
    // A Tuesday.
    const columns = dueColumns('2024-06-11', 1);
    expect(columns.map(({ id, to, drop }) => [id, to, drop])).toEqual([
      ['overdue', '2024-06-10', null],
      ['today', '2024-06-11', '2024-06-11'],
      ['tomorrow', '2024-06-12', '2024-06-12'],
      ['thisWeek', '2024-06-16', '2024-06-14'],
      ['later', '', '2024-06-17'],
    ]);
    expect(columns.map(({ from }) => from)).toEqual([
      '',
      '2024-06-11',
      '2024-06-12',
      '2024-06-13',
      '2024-06-17',
    ]);
    const columnAt = (deadLine: string) => columnOf({ deadLine }, columns)?.id;
    expect(columnAt('2024-01-01T00:00:00')).toBe('overdue');
    expect(columnAt('2024-06-11T15:00:00')).toBe('today');
    expect(columnAt('2024-06-16T23:00:00')).toBe('thisWeek');
    expect(columnAt('2024-06-20T00:00:00')).toBe('later');
  });

  it('show the next week where this one is over', () => {
    // A Saturday: tomorrow is the last day of the week.
    const [, , , week, later] = dueColumns('2024-06-15', 1);
    expect(week).toEqual({ id: 'nextWeek', from: '2024-06-17', to: '2024-06-23', drop: '2024-06-21' });
    expect(later?.drop).toBe('2024-06-24');
  });

  it('after Friday take the first day that is ahead', () => {
    expect(dueColumns('2024-06-13', 0)[3]).toEqual({
      id: 'thisWeek',
      from: '2024-06-15',
      to: '2024-06-15',
      drop: '2024-06-15',
    });
  });
});

describe('a calendar', () => {
  it('shows whole weeks', () => {
    const month = shownDays('month', '2024-06-12', 1);
    expect([month[0], month.at(-1), month.length]).toEqual(['2024-05-27', '2024-06-30', 35]);
    expect(shownDays('month', '2024-02-10', 0)).toHaveLength(35);
    expect(shownDays('month', '2026-02-10', 0)).toHaveLength(28);
    expect(shownDays('month', '2024-09-10', 1)).toHaveLength(42);
    expect(shownDays('week', '2024-06-12', 0)[0]).toBe('2024-06-09');
  });

  it('turns by months and weeks', () => {
    expect(turned('month', '2024-01-31', 1)).toBe('2024-02-01');
    expect(turned('month', '2024-01-31', -1)).toBe('2023-12-01');
    expect(turned('week', '2024-01-31', 1)).toBe('2024-02-07');
    expect(startOfWeek('2024-06-16', 1)).toBe('2024-06-10');
  });

  it('begins weeks as its readers do', () => {
    expect([firstDayOf('en-US'), firstDayOf('de-DE')]).toEqual([0, 1]);
  });

  it('has the tasks of a day by their time', () => {
    const days = byDay([task(1, '2024-06-12T15:00:00'), task(2, '2024-06-12T00:00:00')]);
    expect(days.get('2024-06-12')?.map((one) => one.id)).toEqual([2, 1]);
  });
});
