import { expect, it } from 'vitest';
import { changedFilter, daysOf } from './address';

const KINDS = { range: 'created', period: 'period' };

it('has two days where either is given', () => {
  expect(daysOf({})).toBeUndefined();
  expect(daysOf({ to: '2024-02-01' })).toEqual(['', '2024-02-01']);
});

it('changes one filter, and takes away what contradicts it', () => {
  const search = { q: 'ada', from: '2024-01-01', period: 'today' };
  expect(changedFilter(search, 'kind', 'person', KINDS)).toEqual({ ...search, kind: 'person' });
  expect(changedFilter(search, 'created', ['', '2024-02-01'], KINDS)).toEqual({ q: 'ada', to: '2024-02-01' });
  expect(changedFilter(search, 'period', 'yesterday', KINDS)).toEqual({ q: 'ada', period: 'yesterday' });
  expect(changedFilter(search, 'created', undefined, { range: 'created' })).toEqual({
    q: 'ada',
    period: 'today',
  });
});
