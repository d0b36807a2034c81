import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { conflictsOf, useUndoChange } from '../../data/changes';
import { sessionQueries } from '../../data/session';
import { undoOfLatest } from '../../data/undoing';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import type { Change, Conflict } from '../../shared/wire/types';

/** Takes changes back; that can be taken back, too. Keeps what stood in the way. */
export function useUndo() {
  const t = useText('changes');
  const toasts = useToasts();
  const { data: self } = useQuery(sessionQueries.self());
  const undo = useUndoChange();
  const [pending, setPending] = useState<number | null>(null);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  return {
    pending,
    conflicts,
    forget: () => setConflicts([]),
    run: (change: Change) => {
      setPending(change.batch);
      undo.mutate(change.id, {
        onSuccess: async ({ recordCount }) => {
          const redo = self ? await undoOfLatest(self.id) : undefined;
          toasts.done(t('undone', { count: recordCount }), redo);
        },
        onError: (error) => {
          const found = conflictsOf(error);
          if (found.length > 0) setConflicts(found);
          else toasts.failed(error);
        },
        onSettled: () => setPending(null),
      });
    },
  };
}
