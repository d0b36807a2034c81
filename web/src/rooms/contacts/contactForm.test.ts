import { describe, expect, it } from 'vitest';
import {
  emptyContact,
  errorsIn,
  isAlike,
  isTyped,
  nameParts,
  nextContact,
  toNewContact,
} from './contactForm';
import { newDraft } from './detailForm';

const person = { ...emptyContact('person'), firstName: ' Ada ', lastName: 'Lovelace' };

describe('a new contact', () => {
  it('is sent trimmed, without what says nothing', () => {
    const values = {
      ...person,
      details: [{ ...newDraft(1, []), text: 'ada@example.org' }, newDraft(0, [])],
      custom: { 3: 'x', 4: ' ' },
      status: '7',
      type: '3',
    };
    const sent = toNewContact(values);
    expect(sent.contact.input).toMatchObject({
      firstName: 'Ada',
      lastName: 'Lovelace',
      companyId: 0,
      shareType: 1,
      customFieldList: [{ key: 3, value: 'x' }],
    });
    expect(sent.details.map(({ data }) => data)).toEqual(['ada@example.org']);
    expect(sent.status).toBe(7);
    expect(sent.type).toBe(3);
  });

  it('brings new companies and persons along', () => {
    const company = { id: 0, displayName: 'Analytical Engines', isCompany: true };
    expect(toNewContact({ ...person, company }).contact).toMatchObject({ newCompany: 'Analytical Engines' });
    const persons = [
      { id: 5, displayName: 'Known', isCompany: false },
      { id: 0, displayName: 'Mary Fairfax Somerville', isCompany: false },
    ];
    expect(toNewContact({ ...emptyContact('company'), companyName: 'X', persons }).contact).toMatchObject({
      input: { personList: [5] },
      newPersons: [{ firstName: 'Mary Fairfax', lastName: 'Somerville' }],
    });
  });

  it('says what is missing', () => {
    expect(errorsIn(emptyContact('person'))).toEqual({ firstName: 'needed' });
    expect(errorsIn(emptyContact('company'))).toEqual({ companyName: 'needed' });
    expect(errorsIn({ ...person, details: [{ ...newDraft(1, []), text: 'nobody' }] })).toEqual({
      details: 'noEmail',
    });
  });

  it('knows whether something would be lost', () => {
    expect(isTyped(emptyContact('company'), emptyContact('person'))).toBe(false);
    expect(isTyped(person, emptyContact('person'))).toBe(true);
  });

  it('hands on to the next what they have in common', () => {
    const company = { id: 3, displayName: 'X', isCompany: true };
    const next = nextContact({ ...person, company, tags: ['vip'] });
    expect([next.firstName, next.company, next.tags]).toEqual(['', company, ['vip']]);
  });
});

it('splits names', () => {
  expect(nameParts('Ada')).toEqual({ firstName: 'Ada', lastName: '' });
  expect(nameParts(' Mary Fairfax  Somerville ')).toEqual({
    firstName: 'Mary Fairfax',
    lastName: 'Somerville',
  });
});

it('sees who may be the same', () => {
  expect(isAlike('Nordwind', 'Nordwind GmbH')).toBe(true);
  expect(isAlike('Émile Zola', 'Zola, Emile')).toBe(true);
  expect(isAlike('Nordwind', 'Nordwind Logistics', true)).toBe(true);
  expect(isAlike('Anna', 'Anna Berg')).toBe(false);
  expect(isAlike('Anna Berg', 'Anna Berger')).toBe(false);
});
