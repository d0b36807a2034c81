import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { match, spelled } from './matching';
import { SHORTCUTS, type ShortcutId } from './shortcuts';

type Handler = () => void;

class Listeners {
  private readonly handlers = new Map<ShortcutId, Handler[]>();
  private pending: readonly string[] = [];
  private pressedAt = 0;
  private wasInDialog = false;

  listen(id: ShortcutId, handler: Handler): () => void {
    this.handlers.set(id, [...(this.handlers.get(id) ?? []), handler]);
    return () => {
      const left = (this.handlers.get(id) ?? []).filter((one) => one !== handler);
      if (left.length > 0) this.handlers.set(id, left);
      else this.handlers.delete(id);
    };
  }

  /** Looks, before anybody else hears of a press: a dialog that it closes is gone when `press` comes. */
  foresee(): void {
    this.wasInDialog = document.querySelector('[aria-modal="true"]') !== null;
  }

  press(event: KeyboardEvent): void {
    const press = spelled(event);
    if (event.defaultPrevented || event.isComposing || isBelowWriting(event, press)) return;
    if (event.timeStamp - this.pressedAt > PATIENCE) this.pending = [];
    this.pressedAt = event.timeStamp;
    const active = [...this.handlers.keys()].filter(
      (id) => !this.wasInDialog || SHORTCUTS[id].scope === 'dialog',
    );
    const found = match(this.pending, press, new Set(active));
    this.pending = found.pending;
    if (!found.id) return;
    event.preventDefault();
    // Of several that listen to the same, the last to come is the innermost.
    this.handlers.get(found.id)?.at(-1)?.();
  }
}

/** Milliseconds within which the second key of a pair has to come. */
const PATIENCE = 1000;
const WRITING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const OWN_KEYS =
  '[role=menu], [role=listbox], [role=tablist], [role=slider], [role=dialog]:not([aria-modal=true])';
const ACTIVATED = 'a, button, input, summary';

/** Whether a press belongs to what has the focus: nothing fires while somebody types, except with a modifier. */
function isBelowWriting(event: KeyboardEvent, press: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (!target || press.startsWith('mod+')) return false;
  if (target.closest(WRITING) || target.closest(OWN_KEYS)) return true;
  return press === 'Enter' && target.closest(ACTIVATED) !== null;
}

const KeysContext = createContext<Listeners | null>(null);

export function KeysProvider({ children }: { children: ReactNode }) {
  const listeners = useMemo(() => new Listeners(), []);
  useEffect(() => {
    const foresee = () => listeners.foresee();
    const press = (event: KeyboardEvent) => listeners.press(event);
    window.addEventListener('keydown', foresee, true);
    document.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', foresee, true);
      document.removeEventListener('keydown', press);
    };
  }, [listeners]);
  return <KeysContext value={listeners}>{children}</KeysContext>;
}

/** Does something at a shortcut for as long as the component is there. Null: nothing. */
export function useShortcut(id: ShortcutId, handler: Handler | null): void {
  const listeners = useContext(KeysContext);
  const latest = useRef(handler);
  const isActive = handler !== null;
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (isActive) return listeners?.listen(id, () => latest.current?.());
  }, [listeners, id, isActive]);
}
