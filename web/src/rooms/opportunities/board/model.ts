import type { BoardCard } from '../../../data/opportunityBoard';
import type { Place } from '../../../shared/ui/board/places';
import type { Source } from '../../../shared/ui/table/pages';
import type { Sum } from './sums';

/** In pixels. */
export const CARD_HEIGHT = 88;

/** A place where cards can be put. */
export interface DealPlace extends Place {
  /** Of a stage. */
  readonly color?: string;
}

/** A column of a board: its cards are read by pages as they come into view. */
export interface Column extends DealPlace {
  readonly source: Source<BoardCard>;
  readonly count: number | undefined;
  readonly sums: readonly Sum[] | undefined;
  readonly tone?: 'bad';
}

/** A place beside the columns that takes cards and shows none: won, lost. */
export interface Target extends DealPlace {
  readonly tone: 'good' | 'bad';
  readonly count: number | undefined;
  readonly sums: readonly Sum[];
}
