import { describe, expect, it } from 'vitest';
import { match, spelled } from './matching';
import { SHORTCUTS, type Shortcut, type ShortcutId } from './shortcuts';

const active = new Set<ShortcutId>([
  'create.open',
  'go.contacts',
  'go.tasks',
  'list.clear',
  'record.back',
  'palette.open',
]);
const press = (key: string, more = {}) =>
  spelled({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('shortcuts', () => {
  it('have each its own keys within a scope', () => {
    const all: Shortcut[] = Object.values(SHORTCUTS);
    const told = all.map((one) => `${one.scope} ${one.keys}`);
    expect(new Set(told).size).toBe(told.length);
    for (const scope of new Set(all.map((one) => one.scope))) {
      const keys = all.filter((one) => one.scope === scope).map((one) => one.keys);
      for (const one of keys) expect(keys.filter((other) => other.startsWith(`${one} `))).toEqual([]);
    }
  });

  it('are found one after another', () => {
    const first = match([], press('g'), active);
    expect(first).toEqual({ id: null, pending: ['g'] });
    expect(match(first.pending, press('c'), active)).toEqual({ id: 'go.contacts', pending: [] });
    expect(match(first.pending, press('z'), active)).toEqual({ id: null, pending: [] });
    expect(match(['z'], press('c'), active).id).toBe('create.open');
  });

  it('go to the innermost scope', () => {
    expect(match([], press('Escape'), active).id).toBe('record.back');
    expect(match([], press('Escape'), new Set<ShortcutId>(['list.clear'])).id).toBe('list.clear');
  });

  it('take Ctrl and ⌘ for the same', () => {
    expect(match([], press('k', { metaKey: true }), active).id).toBe('palette.open');
    expect(match([], press('K', { ctrlKey: true }), active).id).toBe('palette.open');
    expect(match([], press('k'), active).id).toBeNull();
  });
});
