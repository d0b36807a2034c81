import { useMemo, useState } from 'react';
import { NOTHING, type Selection } from '../../shared/ui/table/selection';

/** What a list keeps besides its address: which of its rows are selected, and how many there are. */
export interface ListState {
  readonly selection: Selection;
  readonly total: number;
  /** Whether its rows have come. */
  readonly isRead: boolean;
  readonly select: (selection: Selection) => void;
  readonly clear: () => void;
  readonly count: (total: number) => void;
}

export function useListState(onTotal: (total: number) => void): ListState {
  const [selection, select] = useState<Selection>(NOTHING);
  const [total, setTotal] = useState<number | null>(null);
  return useMemo(
    () => ({
      selection,
      total: total ?? 0,
      isRead: total !== null,
      select,
      clear: () => select(NOTHING),
      count: (counted) => {
        setTotal(counted);
        onTotal(counted);
      },
    }),
    [selection, total, onTotal],
  );
}
