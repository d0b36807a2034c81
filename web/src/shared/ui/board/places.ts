/** Where cards can be put, or might be. */
export interface Place {
  readonly id: string;
  readonly title: string;
  /** Whether cards can be put there. */
  readonly isTarget: boolean;
}

/** What a card tells of itself while it is dragged. */
export interface Dragged<R> {
  readonly record: R;
  readonly title: string;
  /** The place that it comes from. */
  readonly from: string;
}

export type MoveCard<R> = (record: R, from: string, to: string) => void;

/** Whether something is the data of a card that is being dragged. */
export function isDragged<R>(data: unknown): data is Dragged<R> {
  return typeof data === 'object' && data !== null && 'record' in data && 'from' in data;
}

/**
 * Returns the place that an arrow key leads to: so many on, and from there on to the first that takes cards. Null where
 * there is none.
 */
export function placeBeyond(places: readonly Place[], from: string, step: number): Place | null {
  const at = places.findIndex(({ id }) => id === from);
  const to = Math.min(Math.max(at + step, 0), places.length - 1);
  const onwards = step > 0 ? places.slice(to) : places.slice(0, to + 1).reverse();
  return onwards.find(({ id, isTarget }) => isTarget && id !== from) ?? null;
}
