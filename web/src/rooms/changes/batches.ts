import { dayOf, readDate } from '../../shared/wire/dates';
import type { Change } from '../../shared/wire/types';

/** What somebody did at once: it is taken back together. */
export interface Batch {
  readonly id: number;
  /** The newest first. */
  readonly changes: readonly Change[];
}

export interface DayOfBatches {
  readonly day: string;
  readonly batches: readonly Batch[];
}

/** Returns changes, the newest first, by days and by what was done at once. Those of several hands are told apart. */
export function inBatches(changes: readonly Change[]): readonly DayOfBatches[] {
  const days: { day: string; batches: { id: number; changes: Change[] }[] }[] = [];
  for (const change of changes) {
    const moment = readDate(change.date);
    const day = moment ? dayOf(moment) : '';
    if (days.at(-1)?.day !== day) days.push({ day, batches: [] });
    const batches = days.at(-1)?.batches ?? [];
    const last = batches.at(-1);
    if (last?.id === change.batch && last.changes[0]?.author.id === change.author.id)
      last.changes.push(change);
    else batches.push({ id: change.batch, changes: [change] });
  }
  return days;
}

/** Returns the change that stands for a batch: of what was done at once, what it was about comes first. */
export function mainChange(batch: Batch): Change | undefined {
  const rank = (change: Change) => {
    const place = ['contact', 'opportunity', 'case', 'task', 'event', 'file'].indexOf(change.kind);
    return place < 0 ? 9 : place;
  };
  return batch.changes.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Returns the change by which a batch is taken back; undefined if the caller may not, or it was already. */
export function undoable(batch: Batch): Change | undefined {
  return batch.changes.find((change) => change.canUndo && !change.undoneIn);
}
