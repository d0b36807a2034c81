import { expect, it } from 'vitest';
import type { Stage } from '../../../shared/wire/types';
import { emptyOpportunity, errorsIn, isTyped, toOpportunityInput, withStage } from './opportunityForm';

const stages = [
  { id: 1, successProbability: 10 },
  { id: 2, successProbability: 60 },
] as Stage[];

it('the probability follows the stage until somebody chooses one', () => {
  const first = withStage(emptyOpportunity(), '1', stages);
  expect(first.probability).toBe('10');
  expect(withStage(first, '2', stages).probability).toBe('60');
  expect(withStage({ ...first, probability: '33' }, '2', stages).probability).toBe('33');
});

it('what is wrong is told by field', () => {
  const values = emptyOpportunity({
    amount: 'much',
    probability: '101',
    periods: '1.5',
    isPrivate: true,
  });
  expect(errorsIn(values, '.')).toEqual({
    title: 'required',
    currency: 'required',
    responsible: 'required',
    stage: 'required',
    amount: 'wrongAmount',
    probability: 'wrongPercent',
    periods: 'wrongCount',
    people: 'required',
  });
});

it('what was typed becomes what the API takes', () => {
  const values = emptyOpportunity({
    title: ' Roof ',
    contact: { id: 7, displayName: 'Nordwind', isCompany: true },
    currency: 'EUR',
    amount: '1.234,50',
    bidType: '4',
    periods: '12',
    expected: '2024-06-30',
    responsible: 'ada',
    stage: '2',
    probability: '60',
    custom: { 3: 'red', 4: ' ' },
  });
  expect(errorsIn(values, ',')).toEqual({});
  expect(toOpportunityInput(values, ',')).toMatchObject({
    title: 'Roof',
    contactid: 7,
    bidType: 4,
    bidValue: 1234.5,
    perPeriodValue: 12,
    stageid: 2,
    successProbability: 60,
    expectedCloseDate: '2024-06-30T00:00:00',
    customFieldList: [{ key: 3, value: 'red' }],
    isPrivate: false,
    accessList: [],
  });
  expect(isTyped(values, values)).toBe(false);
  expect(isTyped(values, emptyOpportunity())).toBe(true);
});
