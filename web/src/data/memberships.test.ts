import { expect, it } from 'vitest';
import { withChanges } from './memberships';

const ada = { id: 1, displayName: 'Ada', isCompany: false };
const mary = { id: 2, displayName: 'Mary', isCompany: false };
const nobodyYet = { id: 0, displayName: 'Francis', isCompany: false };

it('shows who is added and leaves out who is taken out, in the order of the changes', () => {
  expect(withChanges([ada], [{ member: mary, isThere: true }])).toEqual([ada, mary]);
  expect(withChanges([ada, mary], [{ member: ada, isThere: false }])).toEqual([mary]);
  const back = [
    { member: ada, isThere: false },
    { member: ada, isThere: true },
  ];
  expect(withChanges([ada, mary], back)).toEqual([mary, ada]);
});

it('shows nobody twice: neither who is there already nor two who are still to be created', () => {
  expect(withChanges([ada], [{ member: ada, isThere: true }])).toEqual([ada]);
  const other = { ...nobodyYet, displayName: 'Grace' };
  const changes = [nobodyYet, nobodyYet, other].map((member) => ({ member, isThere: true }));
  expect(withChanges([], changes)).toEqual([nobodyYet, other]);
});
