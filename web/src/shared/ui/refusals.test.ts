import { expect, it } from 'vitest';
import { WireError } from '../wire/errors';
import { initials } from './Avatar';
import { fieldErrors } from './refusals';

it('a refusal goes to the field that it names', () => {
  const error = new WireError('refused', 400, 'Too long\r\nParameter name: FirstName');
  expect(fieldErrors(error, { firstname: 'first' })).toEqual({ first: 'Too long' });
  expect(fieldErrors(error)).toEqual({ FirstName: 'Too long' });
  expect(fieldErrors(new WireError('refused', 400, 'No'))).toEqual({});
  expect(fieldErrors(new TypeError())).toEqual({});
});

it('initials are of the first and the last word', () => {
  const names = ['Ada Lovelace', 'hafen & co', '李小龍', '  ', 'ann maria lee 7', '24/7'];
  expect(names.map(initials)).toEqual(['AL', 'HC', '李', '?', 'AL', '2']);
});
