import { createContext, type ReactNode, useContext, useEffect, useId, useMemo } from 'react';
import type { ShortcutId } from '../keys/shortcuts';

/** Something that can be done on the page that is open: the palette offers it there, and nowhere else. */
export interface PageCommand {
  readonly id: string;
  /** As a verb: "Mark as won". */
  readonly label: string;
  readonly icon?: ReactNode;
  /** The shortcut that does the same, if there is one. */
  readonly shortcut?: ShortcutId;
  readonly run: () => void;
}

class Registry {
  private readonly known = new Map<string, readonly PageCommand[]>();

  put(owner: string, commands: readonly PageCommand[]): void {
    this.known.set(owner, commands);
  }

  drop(owner: string): void {
    this.known.delete(owner);
  }

  all(): readonly PageCommand[] {
    return [...this.known.values()].flat();
  }
}

const RegistryContext = createContext<Registry | null>(null);

export function PageCommandsProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => new Registry(), []);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/**
 * Offers commands in the palette for as long as the component is there:
 * `usePageCommands(canEdit ? [{ id: 'deal.won', label: t('markWon'), run: win }] : [])`.
 */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const registry = useContext(RegistryContext);
  const owner = useId();
  useEffect(() => {
    registry?.put(owner, commands);
  });
  useEffect(() => () => registry?.drop(owner), [registry, owner]);
}

/** Returns what the page offers at the moment: for the palette. */
export function useOfferedCommands(): readonly PageCommand[] {
  return useContext(RegistryContext)?.all() ?? [];
}
