import { expect, it } from 'vitest';
import type { Change } from '../../shared/wire/types';
import { inBatches, mainChange, undoable } from './batches';
import { changeFilterValues, readChangeSearch, toChangeFilter, withChangeFilter } from './changeSearch';

function change(id: number, batch: number, more: Partial<Change> = {}): Change {
  return {
    id,
    batch,
    date: '2024-06-30T12:00:00.0000000Z',
    author: { id: 'mara', displayName: 'Mara', avatarSmall: '', profileUrl: '' },
    kind: 'contact',
    recordId: '7',
    verb: 'updated',
    before: {},
    after: {},
    canUndo: true,
    ...more,
  };
}

it('what was done at once stands together, by days', () => {
  const days = inBatches([
    change(5, 3),
    change(4, 3),
    change(3, 2),
    change(2, 1, { date: '2024-06-29T12:00:00.0000000Z' }),
  ]);
  expect(
    days.map(({ day, batches }) => [day, batches.map(({ changes }) => changes.map(({ id }) => id))]),
  ).toEqual([
    ['2024-06-30', [[5, 4], [3]]],
    ['2024-06-29', [[2]]],
  ]);
});

it('a batch is about its most important record, and is taken back by one that can be', () => {
  const batch = {
    id: 3,
    changes: [change(5, 3, { kind: 'tag', canUndo: false }), change(4, 3, { kind: 'opportunity' })],
  };
  expect(mainChange(batch)?.id).toBe(4);
  expect(undoable(batch)?.id).toBe(4);
  expect(undoable({ id: 3, changes: [change(5, 3, { undoneIn: 4 })] })).toBeUndefined();
});

it('an address becomes what the API takes', () => {
  const search = readChangeSearch({ kind: 'contact', record: 7, to: '2024-06-30', by: 'u' });
  expect(toChangeFilter(search)).toEqual({
    kind: 'contact',
    recordId: '7',
    userId: 'u',
    toDate: '2024-07-01T00:00:00',
  });
  expect(changeFilterValues(search).date).toEqual(['', '2024-06-30']);
  expect(withChangeFilter(search, 'kind', 'case')).toEqual({ kind: 'case', by: 'u', to: '2024-06-30' });
});
