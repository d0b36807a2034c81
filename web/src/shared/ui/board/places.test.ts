import { expect, it } from 'vitest';
import { isDragged, placeBeyond } from './places';

const places = [
  { id: 'past', title: 'Past', isTarget: false },
  { id: 'today', title: 'Today', isTarget: true },
  { id: 'full', title: 'Full', isTarget: false },
  { id: 'later', title: 'Later', isTarget: true },
];

it('leads on over places that take nothing, and no further than there are any', () => {
  expect(placeBeyond(places, 'past', 1)?.id).toBe('today');
  expect(placeBeyond(places, 'today', 1)?.id).toBe('later');
  expect(placeBeyond(places, 'later', -1)?.id).toBe('today');
  expect(placeBeyond(places, 'today', -1)).toBeNull();
  expect(placeBeyond(places, 'later', 1)).toBeNull();
  expect(placeBeyond(places, 'past', 7)?.id).toBe('later');
});

it('knows cards from other things that are dragged', () => {
  expect(isDragged({ record: { id: 1 }, title: 'One', from: 'today' })).toBe(true);
  expect(isDragged({ title: 'Column' })).toBe(false);
  expect(isDragged(undefined)).toBe(false);
});
