import { expect, it } from 'vitest';
import type { Opportunity } from '../../shared/wire/types';
import { bidTypeOf, fieldExpected, fieldInput, fieldText, percentOf } from './fields';

const roof = {
  id: 7,
  title: 'Roof',
  bidValue: 1200.5,
  bidCurrency: { abbreviation: 'EUR' },
  stage: { id: 3 },
  responsible: { id: 'ada' },
  expectedCloseDate: '2024-02-15T09:30:00.0000000Z',
  actualCloseDate: '0001-01-01T00:00:00.0000000Z',
} as unknown as Opportunity;

it('a field is text to people', () => {
  expect(fieldText(roof, 'bidValue')).toBe('1200.5');
  expect(fieldText(roof, 'expectedCloseDate')).toBe('2024-02-15');
  expect(fieldText(roof, 'actualCloseDate')).toBe('');
  expect(fieldText(roof, 'contactid')).toBe('0');
});

it('a field is what it is to the wire', () => {
  expect(fieldInput('bidValue', '12.5')).toEqual({ bidValue: 12.5 });
  expect(fieldInput('expectedCloseDate', '2024-03-01')).toEqual({ expectedCloseDate: '2024-03-01T00:00:00' });
  expect(fieldInput('expectedCloseDate', '')).toEqual({ expectedCloseDate: null });
  expect(fieldInput('bidType', '9')).toEqual({ bidType: 0 });
  expect(fieldExpected(roof, 'expectedCloseDate')).toEqual({ expectedCloseDate: roof.expectedCloseDate });
  expect(fieldExpected(roof, 'stageid')).toEqual({ stageid: 3 });
});

it('numbers are read strictly', () => {
  expect(['5', '', '101', '1.5', 'x'].map(percentOf)).toEqual([5, null, null, null, null]);
  expect(bidTypeOf('4')).toBe(4);
});
