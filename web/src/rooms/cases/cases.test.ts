import { expect, it } from 'vitest';
import { EMPTY_CASE, errorsIn, toCaseInput } from './caseForm';
import { filterValues, readCaseSearch, toCaseFilter, withFilter } from './caseSearch';

it('an address becomes what the API takes', () => {
  expect(toCaseFilter(readCaseSearch({}))).toEqual({ sortBy: 'title', sortOrder: 'ascending' });
  const search = readCaseSearch({
    q: 'pump',
    state: 'open',
    tags: 'vip',
    contact: '7',
    sort: 'dateandtime',
    x: 1,
  });
  expect(toCaseFilter({ ...search, order: 'desc' })).toEqual({
    filterValue: 'pump',
    isClosed: false,
    tags: ['vip'],
    contactid: 7,
    sortBy: 'dateandtime',
    sortOrder: 'descending',
  });
  expect(filterValues(search)).toEqual({ state: 'open', tags: ['vip'], contact: '7' });
  expect(withFilter({ q: 'pump', state: 'open' }, 'state', undefined)).toEqual({ q: 'pump' });
});

it('a form becomes what the API takes, once it is right', () => {
  expect(errorsIn(EMPTY_CASE)).toEqual({ title: 'titleNeeded' });
  const values = {
    ...EMPTY_CASE,
    title: ' Broken pump ',
    participants: [{ id: 7, displayName: 'Ada', isCompany: false }],
    custom: { 3: 'blue', 4: '' },
  };
  expect(errorsIn(values)).toEqual({});
  expect(toCaseInput(values)).toEqual({
    title: 'Broken pump',
    members: [7],
    customFieldList: [{ key: 3, value: 'blue' }],
    isPrivate: false,
    accessList: [],
    isNotify: false,
  });
  const restricted = { ...values, access: { isPrivate: true, people: [] } };
  expect(errorsIn(restricted)).toEqual({ access: 'peopleNeeded' });
  expect(toCaseInput({ ...restricted, access: { isPrivate: true, people: ['u1'] } })).toMatchObject({
    isPrivate: true,
    accessList: ['u1'],
  });
});
