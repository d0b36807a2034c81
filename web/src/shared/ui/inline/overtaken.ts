import { isWireError } from '../../wire/errors';

/** That somebody else changed a field since it was read. */
export interface Overtaken {
  /** What the field holds by now, as text. */
  readonly found: string;
  /** Who changed it, and when, as the wire tells it; null where that is not known any more. */
  readonly by: string | null;
  readonly at: string | null;
}

/** Reads the first conflict of a refused change of single fields; null for every other error. */
export function overtakenBy(error: unknown): Overtaken | null {
  if (!isWireError(error, 'conflict')) return null;
  const conflicts = error.data.conflicts;
  const first: unknown = Array.isArray(conflicts) ? conflicts[0] : null;
  if (!isObject(first) || first.reason !== 'changed') return null;
  const { found, changedBy, changedAt } = first;
  return {
    found: typeof found === 'string' || typeof found === 'number' ? String(found) : '',
    by: isObject(changedBy) && typeof changedBy.displayName === 'string' ? changedBy.displayName : null,
    at: typeof changedAt === 'string' ? changedAt : null,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
