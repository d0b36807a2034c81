import { expect, it } from 'vitest';
import { plainText } from '../../shared/wire/texts';
import { fitness, marked, markedParts, ranked } from './ranking';

it('beginnings go before what only holds the words', () => {
  const commands = ['New: Task', 'Tasks', 'Multitask', 'Contacts'].map((label) => ({ label }));
  expect(ranked(commands, 'task').map(({ label }) => label)).toEqual(['Tasks', 'New: Task', 'Multitask']);
  expect(ranked(commands, ' ')).toEqual(commands);
  expect(fitness('New: Task', 'new ta')).toBe(2);
});

it('marks what was typed', () => {
  expect(marked('New: Task', 'ta')).toEqual([
    { text: 'New: ', isMark: false },
    { text: 'Ta', isMark: true },
    { text: 'sk', isMark: false },
  ]);
  expect(marked('a+b', '+')[1]).toEqual({ text: '+', isMark: true });
});

it('reads what the search marked, and nothing else as markup', () => {
  expect(markedParts('<mark>An</mark>n &lt;b&gt; &amp; co', plainText)).toEqual([
    { text: 'An', isMark: true },
    { text: 'n <b> & co', isMark: false },
  ]);
});
