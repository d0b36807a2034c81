import { expect, it } from 'vitest';
import { replaces, WireError } from './errors';

it('keeps what is known while the server is away, and not what is gone', () => {
  const away = new WireError('unreachable', 0, '');
  const gone = new WireError('not-found', 404, '');
  expect(replaces(null, undefined)).toBe(false);
  expect(replaces(away, undefined)).toBe(true);
  expect(replaces(away, [])).toBe(false);
  expect(replaces(gone, [])).toBe(true);
  expect(replaces(new Error('broken'), [])).toBe(true);
});
