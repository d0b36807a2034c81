import type { BoardCard } from '../../../data/opportunityBoard';
import type { Source } from '../../../shared/ui/table/pages';
import type { Sum } from './sums';

/** A place where cards can be put. */
export interface Place {
  readonly id: string;
  readonly title: string;
  /** Of a stage. */
  readonly color?: string;
}

/** A column of a board: its cards are read by pages as they come into view. */
export interface Column extends Place {
  readonly source: Source<BoardCard>;
  readonly count: number | undefined;
  readonly sums: readonly Sum[] | undefined;
  /** Whether cards can be put there. */
  readonly isTarget: boolean;
  readonly tone?: 'bad';
}

/** A place beside the columns that takes cards and shows none: won, lost. */
export interface Target extends Place {
  readonly tone: 'good' | 'bad';
  readonly count: number | undefined;
  readonly sums: readonly Sum[];
}

/** What is dragged. */
export interface Dragged {
  readonly card: BoardCard;
  readonly from: string;
}

export function isDragged(data: unknown): data is Dragged {
  return typeof data === 'object' && data !== null && 'card' in data && 'from' in data;
}

export type MoveCard = (card: BoardCard, from: string, to: string) => void;
