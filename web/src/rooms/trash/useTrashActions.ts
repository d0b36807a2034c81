import { useState } from 'react';
import { conflictsOf } from '../../data/changes';
import { type TrashFilter, type TrashLines, usePurge, useRestore } from '../../data/trash';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import type { Conflict, TrashItem } from '../../shared/wire/types';

/** What is about to be let go of for good, and how much that is. */
export type Purging = ({ readonly ids: readonly number[] } | { readonly filter: TrashFilter }) & {
  readonly count: number;
};

/** Restores and purges; keeps what is asked before purging, and what stood in the way of restoring. */
export function useTrashActions(onDone: () => void) {
  const t = useText('trash');
  const toasts = useToasts();
  const restoring = useRestore();
  const purging = usePurge();
  const [asked, ask] = useState<Purging | null>(null);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const fail = (error: unknown) => {
    const found = conflictsOf(error);
    if (found.length > 0) setConflicts(found);
    else toasts.failed(error);
  };
  return {
    asked,
    ask,
    conflicts,
    forget: () => setConflicts([]),
    isRestoring: restoring.isPending,
    isPurging: purging.isPending,
    restore: (lines: TrashLines, item?: TrashItem) =>
      restoring.mutate(lines, {
        onSuccess: (count) => {
          onDone();
          toasts.done(item ? t('restoredOne', { title: item.title }) : t('restored', { count }));
        },
        onError: fail,
      }),
    purge: () => {
      if (!asked) return;
      purging.mutate(asked, {
        onSuccess: (count) => {
          ask(null);
          onDone();
          toasts.done(t('purged', { count }));
        },
        onError: (error) => {
          ask(null);
          toasts.failed(error);
        },
      });
    },
  };
}
