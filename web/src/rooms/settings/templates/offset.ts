/** Hundreds of nanoseconds, as the wire counts. */
const TICKS = { minutes: 600_000_000, hours: 36_000_000_000, days: 864_000_000_000 } as const;

export const UNITS = ['minutes', 'hours', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/** A time after something, as people say it. */
export interface Offset {
  readonly amount: number;
  readonly unit: Unit;
}

/** Returns a time of the wire in the largest unit that it is a whole number of. */
export function offsetOf(ticks: number): Offset {
  const unit = [...UNITS].reverse().find((one) => ticks % TICKS[one] === 0) ?? 'minutes';
  return { amount: Math.round(ticks / TICKS[unit]), unit };
}

export function ticksOf({ amount, unit }: Offset): number {
  return amount * TICKS[unit];
}
