export type Step = 'down' | 'up' | 'first' | 'last';

/** Returns the row that a step leads to in a list of so many rows; -1: none. */
export function move(position: number, step: Step, rows: number): number {
  if (rows === 0) return -1;
  switch (step) {
    case 'down':
      return Math.min(position + 1, rows - 1);
    case 'up':
      return Math.max(position - 1, 0);
    case 'first':
      return 0;
    case 'last':
      return rows - 1;
  }
}
