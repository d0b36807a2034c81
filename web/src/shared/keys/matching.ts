import { SCOPES, SHORTCUTS, type ShortcutId } from './shortcuts';

/** A key press as shortcuts spell it: `mod+k`, `?`, `ArrowDown`. */
export function spelled(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const modifiers = [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : ''].filter(Boolean);
  return [...modifiers, key].join('+');
}

export interface Match {
  /** What was meant; null: nothing, or not all of it yet. */
  readonly id: ShortcutId | null;
  /** The presses that may be the beginning of something longer. */
  readonly pending: readonly string[];
}

/** Finds what the last presses mean among the shortcuts that somebody listens to. */
export function match(pending: readonly string[], press: string, active: ReadonlySet<ShortcutId>): Match {
  for (const presses of [[...pending, press], [press]]) {
    const text = presses.join(' ');
    const candidates = SCOPES.flatMap((scope) =>
      [...active].filter(
        (id) => SHORTCUTS[id].scope === scope && `${SHORTCUTS[id].keys} `.startsWith(`${text} `),
      ),
    );
    const whole = candidates.find((id) => SHORTCUTS[id].keys === text);
    if (whole) return { id: whole, pending: [] };
    if (candidates.length > 0) return { id: null, pending: presses };
  }
  return { id: null, pending: [] };
}
