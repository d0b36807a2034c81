import { expect, it } from 'vitest';
import type { Person } from '../shared/wire/types';
import { detailOf, toPersonInput } from './contacts';
import { staleRoots } from './live';

const ada = {
  id: 7,
  isCompany: false,
  firstName: 'Ada',
  lastName: 'Lovelace',
  title: 'Countess',
  about: 'Notes',
  shareType: 1,
  company: { id: 3 },
  commonData: [
    { id: 1, infoType: 0, category: 1, data: '111', categoryName: 'Work', isPrimary: false },
    { id: 2, infoType: 0, category: 1, data: '222', categoryName: 'Work', isPrimary: true },
  ],
} as unknown as Person;

it('a change of one field sends the whole person: what is not sent is cleared', () => {
  expect(toPersonInput(ada, { title: 'Analyst' })).toEqual({
    firstName: 'Ada',
    lastName: 'Lovelace',
    jobTitle: 'Analyst',
    companyId: 3,
    about: 'Notes',
    shareType: 1,
  });
});

it('the primary detail goes first', () => {
  expect(detailOf(ada, 0)).toBe('222');
  expect(detailOf(ada, 1)).toBeUndefined();
});

it('a change makes stale what shows the record', () => {
  const told = (kind: string) => [{ change: 1, kind, recordId: '7', verb: 'updated' }];
  expect(staleRoots(told('task')).has('contacts')).toBe(true);
  expect(staleRoots(told('stage')).has('stages')).toBe(true);
  expect(staleRoots(told('task')).has('stages')).toBe(false);
});
