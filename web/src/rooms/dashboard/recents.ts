const KINDS = ['contact', 'opportunity', 'case'] as const;

/** A record that was opened. */
export interface Recent {
  readonly kind: (typeof KINDS)[number];
  readonly id: number;
}

/** Reads which records the frame noted as opened, the newest first; what is not right is left out. */
export function readRecents(kept: unknown): readonly Recent[] {
  return Array.isArray(kept) ? kept.filter(isRecent) : [];
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('id' in value)) return false;
  return KINDS.some((kind) => kind === value.kind) && Number.isSafeInteger(value.id);
}
