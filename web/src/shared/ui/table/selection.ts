/** Which records of a list are selected: some by their ids, or all that match but for some. */
export interface Selection {
  readonly all: boolean;
  /** The selected ones; with `all`, those that are not. */
  readonly ids: ReadonlySet<number>;
  /** Where a range begins that is selected with Shift. */
  readonly anchor: number | null;
}

export const NOTHING: Selection = { all: false, ids: new Set(), anchor: null };
export const EVERYTHING: Selection = { all: true, ids: new Set(), anchor: null };

export function isSelected(selection: Selection, id: number): boolean {
  return selection.ids.has(id) !== selection.all;
}

/** Returns how many are selected of `total`. */
export function countSelected(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.ids.size) : selection.ids.size;
}

/** Selects or unselects the record at an index. */
export function toggled(selection: Selection, id: number, index: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ...selection, ids, anchor: index };
}

/** Selects everything between the anchor and an index. `idAt` knows the records that have been read. */
export function extended(
  selection: Selection,
  index: number,
  idAt: (index: number) => number | undefined,
): Selection {
  const anchor = selection.anchor ?? index;
  const ids = new Set(selection.ids);
  for (let at = Math.min(anchor, index); at <= Math.max(anchor, index); at += 1) {
    const id = idAt(at);
    if (id === undefined) continue;
    if (selection.all) ids.delete(id);
    else ids.add(id);
  }
  return { ...selection, ids, anchor };
}
