import { expect, it } from 'vitest';
import { recentAt, withRecent } from './recents';

it('knows cards by their addresses', () => {
  expect(recentAt('/opportunities/12')).toEqual({ kind: 'opportunity', id: 12 });
  expect([recentAt('/contacts'), recentAt('/contacts/new'), recentAt('/settings/7')]).toEqual([
    null,
    null,
    null,
  ]);
});

it('keeps each record once, the newest first', () => {
  const [a, b] = [
    { kind: 'contact', id: 1 },
    { kind: 'case', id: 1 },
  ] as const;
  expect(withRecent(withRecent([a], b), a)).toEqual([a, b]);
});
