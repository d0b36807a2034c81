import type { SavedView, ViewState } from '../../data/views';
import type { Arrangement } from '../../shared/ui/table/columns';

/** What a list shows now. */
export interface Shown {
  readonly search: object;
  readonly columns: Arrangement;
}

/** Returns a value as text that is the same for the same value, in whatever order its members came. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join()}}`;
}

/** Reads what a view remembers; what is not right in it counts as not there. */
export function readViewState(state: unknown): ViewState {
  const { search, columns } = isObject(state) ? state : {};
  return { search: isObject(search) ? search : {}, ...(isObject(columns) ? { columns } : {}) };
}

/** Returns how a view has the columns; null where it says nothing of them. */
export function columnsOf(state: ViewState): Arrangement | null {
  const { order, hidden, widths } = isObject(state.columns) ? state.columns : {};
  if (!Array.isArray(order) || !isObject(hidden) || !isObject(widths)) return null;
  return {
    order: order.map(String),
    hidden: Object.fromEntries(Object.entries(hidden).map(([id, value]) => [id, value === true])),
    widths: Object.fromEntries(
      Object.entries(widths).flatMap(([id, value]) => (typeof value === 'number' ? [[id, value]] : [])),
    ),
  };
}

/** Whether a list shows exactly what a view remembers. */
export function isShown(view: SavedView, shown: Shown): boolean {
  const state = readViewState(view.state);
  const columns = columnsOf(state);
  return (
    canonical(state.search) === canonical(shown.search) &&
    (columns === null || canonical(columns) === canonical(shown.columns))
  );
}

/** Returns the view that a list is at: the one it shows exactly, or else the one that was chosen last, changed since. */
export function currentView(
  views: readonly SavedView[],
  shown: Shown,
  chosen: number | null,
): { readonly view: SavedView; readonly isChanged: boolean } | null {
  const candidates = views.filter((view) => isShown(view, shown));
  const exact = candidates.find((view) => view.id === chosen) ?? candidates[0];
  if (exact) return { view: exact, isChanged: false };
  const last = views.find((view) => view.id === chosen);
  return last && canonical(shown.search) !== '{}' ? { view: last, isChanged: true } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
