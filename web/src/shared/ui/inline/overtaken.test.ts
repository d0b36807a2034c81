import { expect, it } from 'vitest';
import { WireError } from '../../wire/errors';
import { overtakenBy } from './overtaken';

const conflict = (data: Record<string, unknown>) => new WireError('conflict', 409, 'Changed', data);

it('knows who was quicker', () => {
  const told = {
    reason: 'changed',
    found: 12,
    changedBy: { id: 'u', displayName: 'Mara' },
    changedAt: '2024-06-30T15:00:00.0000000Z',
  };
  expect(overtakenBy(conflict({ conflicts: [told] }))).toEqual({
    found: '12',
    by: 'Mara',
    at: '2024-06-30T15:00:00.0000000Z',
  });
  expect(overtakenBy(conflict({ conflicts: [{ reason: 'changed', found: null }] }))).toEqual({
    found: '',
    by: null,
    at: null,
  });
});

it('takes nothing else for it', () => {
  expect(overtakenBy(conflict({}))).toBeNull();
  expect(overtakenBy(new WireError('refused', 400, 'No'))).toBeNull();
  expect(overtakenBy(new Error('x'))).toBeNull();
});
