import type { ReactNode } from 'react';

/** An entry of a menu; a divider between two groups of them. */
export type MenuEntry =
  | {
      readonly label: string;
      readonly icon?: ReactNode;
      readonly danger?: boolean;
      readonly onClick: () => void;
    }
  | 'divider';

/** A point of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
