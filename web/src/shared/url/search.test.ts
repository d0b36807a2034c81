import { expect, it } from 'vitest';
import { day, oneOf, present, text, texts, whole } from './search';

it('reads what is right and leaves out the rest', () => {
  const raw = {
    q: 12,
    tags: ['a', 3, null],
    one: 'x',
    n: '7',
    sort: 'name',
    from: '2024-06-30',
    to: 'soon',
    deep: {},
  };
  expect(text(raw, 'q')).toBe('12');
  expect(text(raw, 'deep')).toBeUndefined();
  expect(texts(raw, 'tags')).toEqual(['a', '3']);
  expect(texts(raw, 'one')).toEqual(['x']);
  expect(texts(raw, 'none')).toBeUndefined();
  expect(whole(raw, 'n')).toBe(7);
  expect(whole(raw, 'one')).toBeUndefined();
  expect(oneOf(raw, 'sort', ['name', 'created'])).toBe('name');
  expect(oneOf(raw, 'one', ['name'])).toBeUndefined();
  expect(day(raw, 'from')).toBe('2024-06-30');
  expect(day(raw, 'to')).toBeUndefined();
  expect(present({ a: 1, b: undefined })).toEqual({ a: 1 });
});
