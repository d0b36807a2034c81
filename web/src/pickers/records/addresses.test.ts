import { expect, it } from 'vitest';
import { cardOf, placeByNumber, placeOf } from './addresses';

it('leads to a card, or to that of what something hangs on', () => {
  expect(cardOf('case', 7)).toBe('/cases/7');
  expect(cardOf('stage', 7)).toBeNull();
  const event = { entityType: 'event', id: 1, contact: { id: 3 } };
  expect(placeOf(event)).toBe('/contacts/3');
  expect(placeOf({ ...event, entity: { entityType: 'opportunity', entityId: 5 } })).toBe('/opportunities/5');
  expect(placeOf({ entityType: 'task', id: 1 })).toBe('/tasks');
  expect([placeByNumber(4, 9), placeByNumber(3, 9), placeByNumber(undefined, 9)]).toEqual([
    '/contacts/9',
    '/tasks',
    null,
  ]);
});
