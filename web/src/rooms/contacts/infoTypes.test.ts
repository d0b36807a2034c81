import { expect, it } from 'vitest';
import type { Info } from '../../shared/wire/types';
import { addressLine, arranged, categoryOf, linkOf, NO_ADDRESS, readAddress, saidBy } from './infoTypes';

const info = (id: number, infoType: number, data: string, isPrimary = false): Info => ({
  id,
  infoType,
  category: 1,
  data,
  categoryName: 'Work',
  isPrimary,
});

it('leads to where a detail says', () => {
  expect(linkOf(0, '+44 (20) 7946-0018')).toBe('tel:+442079460018');
  expect(linkOf(1, 'ada@example.org')).toBe('mailto:ada@example.org');
  expect(linkOf(2, 'example.org/about')).toBe('https://example.org/about');
  expect(linkOf(4, '@ada')).toBe('https://x.com/ada');
  expect(linkOf(7, 'Main St 1, Cork')).toContain('Main%20St%201%2C%20Cork');
});

it('leads to no script and to no nonsense', () => {
  expect(linkOf(2, 'javascript:alert(1)')).toBeNull();
  expect(linkOf(6, 'javascript:alert(1)')).toBeNull();
  expect(linkOf(1, 'nobody')).toBeNull();
  expect(linkOf(3, 'ada')).toBeNull();
});

it('reads addresses, and keeps what is none', () => {
  const address = { ...NO_ADDRESS, street: 'Quay 1', zip: 'T12', city: 'Cork', country: 'Ireland' };
  expect(readAddress(JSON.stringify({ ...address, category: 2 }))).toEqual(address);
  expect(addressLine(address)).toBe('Quay 1, T12 Cork, Ireland');
  expect(saidBy(info(1, 7, 'Quay 1'))).toBe('Quay 1');
});

it('shows e-mails first, the primary one before others', () => {
  const all = [info(1, 0, 'a'), info(2, 1, 'b'), info(3, 1, 'c', true)];
  expect(arranged(all).map(({ id }) => id)).toEqual([3, 2, 1]);
});

it('knows categories by their numbers', () => {
  expect(categoryOf(0, 2).name).toBe('Mobile');
  expect(categoryOf(7, 2).name).toBe('Office');
  expect(categoryOf(1, 99).name).toBe('Work');
});
