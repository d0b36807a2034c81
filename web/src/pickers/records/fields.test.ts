import { expect, it } from 'vitest';
import { changedFields, isNothing, titleIn } from './fields';

it('tells what people care about, in its order', () => {
  const changes = changedFields(
    { bidValue: '10.000000000', modifiedAt: 'x', title: 'Old', description: '' },
    { bidValue: '12.000000000', modifiedAt: 'y', title: 'New', description: '' },
  );
  expect(changes.map(({ name }) => name)).toEqual(['title', 'bidValue']);
  expect(changedFields(null, { id: 7, title: 'New', contactId: 0, members: [] })).toEqual([
    { name: 'title', before: undefined, after: 'New' },
  ]);
});

it('knows nothing when it sees it', () => {
  expect(['', 0, null, undefined, [], {}, '0001-01-01T00:00:00Z', '0.000'].map(isNothing)).toEqual(
    Array(8).fill(true),
  );
  expect(['x', 3, true, [1], '0.5'].map(isNothing)).toEqual(Array(5).fill(false));
});

it('finds the name of a record in its change, if it is whole', () => {
  expect(titleIn(null, { firstName: 'Ada', lastName: 'Lovelace' })).toBe('Ada Lovelace');
  expect(titleIn({ lastName: 'Byron' }, { lastName: 'Lovelace' })).toBeUndefined();
  expect(titleIn(null, { content: '<p>Rang <b>twice</b></p>' })).toBe('Rang twice');
  expect(titleIn({ title: 'Old' }, { title: 'New' })).toBe('New');
});
