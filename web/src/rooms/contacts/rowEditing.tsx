import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** The detail that is being edited in its row. */
interface Edited {
  readonly id: number;
  readonly infoType: number;
}

interface RowEditing {
  readonly edited: Edited | null;
  begin(id: number, infoType: number): void;
  end(): void;
}

const NOTHING: RowEditing = { edited: null, begin: () => undefined, end: () => undefined };
const RowEditingContext = createContext<RowEditing>(NOTHING);

/** Lets one cell of a list at a time be edited in its place: by its pencil, or from the menu of its row. */
export function RowEditingProvider({ children }: { children: ReactNode }) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const editing = useMemo(
    () => ({
      edited,
      begin: (id: number, infoType: number) => setEdited({ id, infoType }),
      end: () => setEdited(null),
    }),
    [edited],
  );
  return <RowEditingContext value={editing}>{children}</RowEditingContext>;
}

export function useRowEditing(): RowEditing {
  return useContext(RowEditingContext);
}
