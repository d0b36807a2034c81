import { expect, it } from 'vitest';
import type { Contact } from '../../../data/contacts';
import type { Person } from '../../../shared/wire/types';
import { differences, toMerge } from './merging';

const person = (id: number, members: Partial<Person>): Contact => ({
  id,
  displayName: '',
  isCompany: false,
  smallFotoUrl: '',
  mediumFotoUrl: '',
  isPrivate: false,
  isShared: true,
  shareType: 1,
  currency: null,
  canEdit: true,
  canDelete: true,
  createBy: { id: 'u', displayName: '', avatarSmall: '', profileUrl: '' },
  created: '',
  about: '',
  industry: '',
  commonData: [],
  haveLateTasks: false,
  firstName: 'Ada',
  lastName: 'Lovelace',
  title: '',
  ...members,
});
const warm = { id: 14, title: 'Warm', description: '', color: '' };
const hot = { id: 15, title: 'Hot', description: '', color: '' };

it('asks only where both say something else', () => {
  const found = differences(person(1, { title: 'Countess' }), person(2, { lastName: 'King', title: '' }));
  expect(found).toEqual([{ field: 'lastName', ours: 'Lovelace', theirs: 'King' }]);
});

it('changes what was chosen of the other, and nothing else', () => {
  const ours = person(1, { about: 'One', contactStatus: warm });
  const theirs = person(2, { lastName: 'King', about: 'Two', contactStatus: hot, shareType: 2 });
  expect(toMerge(ours, theirs, {})).toEqual({ fields: {} });
  expect(
    toMerge(ours, theirs, { lastName: 'theirs', about: 'both', status: 'theirs', shareType: 'theirs' }),
  ).toEqual({ fields: { lastName: 'King', about: 'One\n\nTwo', shareType: 2 }, status: 15 });
});
