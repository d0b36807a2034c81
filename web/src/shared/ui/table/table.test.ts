import { describe, expect, it } from 'vitest';
import { type Column, moved, ordered } from './columns';
import { move } from './navigation';
import { pageOf } from './pages';
import { countSelected, EVERYTHING, extended, isSelected, NOTHING, toggled } from './selection';

const column = (id: string): Column<null> => ({ id, title: id, width: 100, cell: () => null });

describe('columns', () => {
  const columns = ['name', 'phone', 'mail', 'new'].map(column);
  const ids = (order: string[]) => ordered(columns, order).map((one) => one.id);

  it('stand in the order of the user, the first always first', () => {
    expect(ids([])).toEqual(['name', 'phone', 'mail', 'new']);
    expect(ids(['mail', 'name', 'phone', 'gone'])).toEqual(['name', 'mail', 'phone', 'new']);
  });

  it('are moved to where another stands', () => {
    expect(moved(['name', 'a', 'b', 'c'], 'a', 'c')).toEqual(['name', 'b', 'c', 'a']);
    expect(moved(['name', 'a', 'b', 'c'], 'c', 'a')).toEqual(['name', 'c', 'a', 'b']);
    expect(moved(['name', 'a'], 'a', 'name')).toEqual(['name', 'a']);
  });
});

describe('selection', () => {
  it('is by id', () => {
    const one = toggled(NOTHING, 7, 0);
    expect(isSelected(one, 7)).toBe(true);
    expect(toggled(one, 7, 0).ids.size).toBe(0);
    expect(countSelected(one, 100)).toBe(1);
  });

  it('of all leaves out some', () => {
    const most = toggled(EVERYTHING, 7, 3);
    expect(isSelected(most, 7)).toBe(false);
    expect(isSelected(most, 8)).toBe(true);
    expect(countSelected(most, 4212)).toBe(4211);
    expect(
      countSelected(
        extended(most, 5, (index) => index + 4),
        4212,
      ),
    ).toBe(4212);
  });

  it('reaches from the anchor, in both directions, over what has been read', () => {
    const idAt = (index: number) => (index === 3 ? undefined : index + 100);
    const down = extended(toggled(NOTHING, 102, 2), 5, idAt);
    expect([...down.ids]).toEqual([102, 104, 105]);
    expect([...extended(toggled(NOTHING, 102, 2), 0, idAt).ids].toSorted()).toEqual([100, 101, 102]);
  });
});

it('moves from row to row', () => {
  expect(move(-1, 'down', 5)).toBe(0);
  expect(move(4, 'down', 5)).toBe(4);
  expect(move(0, 'up', 5)).toBe(0);
  expect(move(2, 'last', 5)).toBe(4);
  expect(move(2, 'first', 5)).toBe(0);
  expect(move(0, 'down', 0)).toBe(-1);
});

it('knows the page that a row is on', () => {
  expect([-1, 0, 99, 100, 99_999].map(pageOf)).toEqual([0, 0, 0, 1, 999]);
});
