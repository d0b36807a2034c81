import { describe, expect, it } from 'vitest';
import { decimalMark, readAmount } from './decimals';

describe('amounts', () => {
  it.each([
    ['1,234.50', '.', '1234.50'],
    ['1.234,50', ',', '1234.50'],
    ['1 234,5', ',', '1234.5'],
    ['1’234.5', '.', '1234.5'],
    ['-3', '.', '-3'],
    ['.5', '.', '0.5'],
    ['12345678901234567890.12', '.', '12345678901234567890.12'],
    ['7.', '.', '7'],
    ['', '.', null],
    ['abc', '.', null],
    ['1.2.3', '.', null],
    ['1e5', '.', null],
  ])('%s with %s is %s', (typed, mark, wanted) => {
    expect(readAmount(typed, mark)).toBe(wanted);
  });

  it('knows the marks of locales', () => {
    expect(decimalMark('de-DE')).toBe(',');
    expect(decimalMark('en-US')).toBe('.');
  });
});
