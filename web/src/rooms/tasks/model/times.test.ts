import { expect, it } from 'vitest';
import { readTime } from './times';

it('reads times of day as people write them', () => {
  const said = [
    '3pm',
    '3 p.m.',
    '12am',
    '12 PM',
    '15:00',
    '9:05',
    '15h',
    '15h30',
    '15 Uhr',
    '15.30',
    '9 ч',
    '9 часов',
  ];
  expect(said.map((text) => readTime(text))).toEqual([
    '15:00',
    '15:00',
    '00:00',
    '12:00',
    '15:00',
    '09:05',
    '15:00',
    '15:30',
    '15:00',
    '15:30',
    '09:00',
    '09:00',
  ]);
});

it('takes nothing else for one', () => {
  expect(['15', '25:00', '9:61', '13pm', 'noon', '', '3 pmx'].map((text) => readTime(text))).toEqual(
    Array(7).fill(null),
  );
  expect(readTime('15', true)).toBe('15:00');
});
