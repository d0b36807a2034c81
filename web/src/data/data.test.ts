import { expect, it } from 'vitest';
import type { Person } from '../shared/wire/types';
import { detailOf, fieldOf, toFieldInput } from './contacts';
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

it('a change of one field tells what was seen there, unless it is to stand in any case', () => {
  expect(toFieldInput(ada, { field: 'jobTitle', value: 'Analyst' })).toEqual({
    fields: { jobTitle: 'Analyst' },
    expected: { jobTitle: 'Countess' },
  });
  expect(toFieldInput(ada, { field: 'companyId', value: 0, overwrite: true })).toEqual({
    fields: { companyId: 0 },
  });
  expect(fieldOf(ada, 'companyId')).toBe(3);
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
