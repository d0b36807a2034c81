import { expect, it } from 'vitest';
import type { Profile } from '../../../shared/wire/types';
import { GROUPS, mayUse, SECTIONS, sectionNamed } from './sections';

const somebody = (rights: Partial<Profile>): Profile =>
  ({ isAdmin: false, isOwner: false, listAdminModules: [], ...rights }) as Profile;

it('leads to each section once', () => {
  const led = GROUPS.flatMap(({ names }) => [...names]).toSorted();
  expect(led).toEqual(Object.keys(SECTIONS).toSorted());
  expect(sectionNamed('stages')).toBe('stages');
  expect(sectionNamed('toString')).toBeNull();
});

it('shows what somebody may do', () => {
  const crm = somebody({ listAdminModules: ['crm'] });
  expect([mayUse(crm, 'stages'), mayUse(crm, 'people'), mayUse(crm, 'account')]).toEqual([true, false, true]);
  expect(mayUse(somebody({}), 'stages')).toBe(false);
  expect(mayUse(somebody({ isAdmin: true }), 'jobs')).toBe(true);
});
