import { expect, test } from 'vitest';
import { gathered } from './gathered';

test('many questions are one call, each with its own answer', async () => {
  const calls: (readonly number[])[] = [];
  const ask = gathered(async (ids) => {
    calls.push(ids);
    return new Map(ids.filter((id) => id < 3).map((id) => [id, `no. ${id}`]));
  });
  expect(await Promise.all([ask(1), ask(2), ask(1), ask(3)])).toEqual(['no. 1', 'no. 2', 'no. 1', undefined]);
  expect(await ask(2)).toBe('no. 2');
  expect(calls).toEqual([[1, 2, 3], [2]]);
});

test('more than fit into one call are several, and a refusal is told to each', async () => {
  const sizes: number[] = [];
  const ask = gathered<string>(async (ids) => {
    sizes.push(ids.length);
    throw new Error('away');
  });
  const answers = await Promise.allSettled(Array.from({ length: 700 }, (_, id) => ask(id)));
  expect(answers.every((answer) => answer.status === 'rejected')).toBe(true);
  expect(sizes).toEqual([300, 300, 100]);
});
