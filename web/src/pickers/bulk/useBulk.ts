import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { type BulkKind, useBulkAction } from '../../data/bulk';
import { useText } from '../../shared/i18n/text';
import { countSelected } from '../../shared/ui/table/selection';
import { useToasts } from '../../shared/ui/toasts';
import type { ListState } from '../list/useListState';

export interface Bulk<A> {
  /** How many it would be done to. */
  readonly count: number;
  readonly isPending: boolean;
  readonly error: unknown;
  /** Whether such a thing is being done. */
  readonly isDoing: (kind: string) => boolean;
  /** Does it; `onDone`: what asked for it shows the error, and is told when it is done. */
  readonly run: (action: A, onDone?: () => void) => void;
  readonly reset: () => void;
}

/**
 * Does something to what is selected in a list: says how far it is while it takes long, and offers to take it back.
 *
 * `said` has the words for what was done to so many.
 */
export function useBulk<F, A extends { readonly kind: string }>(
  kind: BulkKind<F, A>,
  list: ListState,
  filter: F,
  said: (action: A, count: number) => string,
): Bulk<A> {
  const toasts = useToasts();
  const progress = useProgress();
  const doing = useBulkAction(kind, progress.tell);
  const { selection, total, clear } = list;
  return {
    count: countSelected(selection, total),
    isPending: doing.isPending,
    error: doing.error,
    isDoing: (one) => doing.isPending && doing.variables.action.kind === one,
    reset: doing.reset,
    // What asked for it may be gone by then: its own callbacks would not be called any more.
    run: (action, onDone) =>
      void doing
        .mutateAsync({ meant: { filter, all: selection.all, ids: selection.ids }, action })
        .then(
          ({ count, undo }) => {
            clear();
            toasts.done(said(action, count), count > 0 ? undo : undefined);
            onDone?.();
          },
          (error: unknown) => {
            if (!onDone) toasts.failed(error);
          },
        )
        .finally(progress.hide),
  };
}

/** A message that says how far something is; there is none for what is done in one go. */
function useProgress() {
  const t = useText('lists');
  const shown = useRef<string | null>(null);
  return {
    tell: (done: number, total: number) => {
      if (done >= total) return;
      const message = t('bulkProgress', { done, total });
      const look = { message, loading: true, autoClose: false as const, withCloseButton: false };
      if (shown.current) notifications.update({ id: shown.current, ...look });
      else shown.current = notifications.show(look);
    },
    hide: () => {
      if (shown.current) notifications.hide(shown.current);
      shown.current = null;
    },
  };
}
