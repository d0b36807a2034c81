import { expect, it } from 'vitest';
import { havingTag, idsOf, toggled } from './bulk';

const FOUND = Array.from({ length: 2500 }, (_, index) => ({ id: index + 1 }));
const asked: object[] = [];
const list = {
  page: (filter: { isClosed?: boolean }) => async (start: number, count: number) => {
    asked.push({ ...filter, start });
    return { items: FOUND.slice(start, start + count), total: FOUND.length };
  },
  about: (filter: { isClosed?: boolean }, isClosed: boolean) => ({ ...filter, isClosed }),
};

it('means those that are named', async () => {
  expect(await idsOf(list, { filter: {}, all: false, ids: new Set([7, 9]) }, true)).toEqual([7, 9]);
  expect(asked).toEqual([]);
});

it('means all that match and can be changed, but those that are named', async () => {
  const ids = await idsOf(list, { filter: {}, all: true, ids: new Set([1, 2500]) }, false);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([2498, 2, 2499]);
  expect(asked).toEqual([0, 1000, 2000].map((start) => ({ isClosed: false, start })));
});

it('takes a tag only from those that have it', () => {
  expect(havingTag({ tags: ['VIP'] }, { kind: 'untag', tag: 'vip' })).toEqual({ tags: ['VIP'] });
  expect(havingTag({ tags: ['VIP'] }, { kind: 'untag', tag: 'new' })).toEqual({ tags: ['VIP', 'new'] });
  expect(havingTag({}, { kind: 'tag', tag: 'new' })).toEqual({});
});

it('takes back what it changed, and nothing else', async () => {
  const back: number[][] = [];
  const putBack = async (ids: number[]) => back.push(ids);
  const part = await toggled([1, 2, 3], async () => [2], putBack);
  expect(part.count).toBe(1);
  await part.undo();
  expect(back).toEqual([[2]]);
  const none = await toggled([1], async () => [], putBack);
  await none.undo();
  expect(back).toHaveLength(1);
});
