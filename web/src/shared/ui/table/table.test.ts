import { describe, expect, it } from 'vitest';
import { hiddenOf, moved, orderOf, sortingOf, visibilityOf } from './columns';
import { move } from './navigation';
import { pageOf } from './pages';
import { countSelected, EVERYTHING, extended, isSelected, NOTHING, toggled } from './selection';

describe('columns', () => {
  const columns = [
    { id: 'name', sortBy: 'displayName' },
    { id: 'phone' },
    { id: 'site', initiallyHidden: true },
  ];

  it('stand in the order of the user, the first always first', () => {
    expect(orderOf(columns, [])).toEqual(['name']);
    expect(orderOf(columns, ['site', 'name', 'gone', 'phone'])).toEqual(['name', 'site', 'gone', 'phone']);
    expect(orderOf([], ['site'])).toEqual([]);
  });

  it('are seen as they were made until somebody switches them', () => {
    expect(visibilityOf(columns, {})).toEqual({ site: false });
    expect(visibilityOf(columns, { site: false, phone: true })).toEqual({ site: true, phone: false });
    expect(hiddenOf(columns, { site: true, phone: false })).toEqual({ site: false, phone: true });
    expect(hiddenOf(columns, { site: false, phone: true })).toEqual({});
    expect(hiddenOf(columns, { 'field-9': true })).toEqual({ 'field-9': false });
  });

  it('are sorted by the key that the list is sorted by', () => {
    expect(sortingOf(columns, { by: 'displayName', descending: true })).toEqual([{ id: 'name', desc: true }]);
    expect(sortingOf(columns, { by: 'history', descending: true })).toEqual([]);
    expect(sortingOf(columns, { by: '', descending: false })).toEqual([]);
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
