import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { type BulkAction, type Meant, useBulkAction } from '../../../data/contactBulk';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';

export interface Bulk {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly run: (meant: Meant, action: BulkAction, onDone: () => void) => void;
  readonly reset: () => void;
}

/** Does something to many contacts: says how far it is while it takes long, and offers to take it back. */
export function useBulk(): Bulk {
  const t = useText('contacts');
  const toasts = useToasts();
  const progress = useRef<string | null>(null);
  const hide = () => {
    if (progress.current) notifications.hide(progress.current);
    progress.current = null;
  };
  const bulk = useBulkAction((done, total) => {
    if (done >= total) return;
    const message = t('bulkProgress', { done, total });
    const shown = { message, loading: true, autoClose: false as const, withCloseButton: false };
    if (progress.current) notifications.update({ id: progress.current, ...shown });
    else progress.current = notifications.show(shown);
  });
  return {
    isPending: bulk.isPending,
    error: bulk.error,
    reset: bulk.reset,
    run: (meant, action, onDone) =>
      bulk.mutate(
        { meant, action },
        {
          onSuccess: ({ count, undo }) => {
            const words = action.kind === 'delete' ? 'deleted' : 'bulkDone';
            toasts.done(t(words, { count }), undo);
            onDone();
          },
          onError: (error) => {
            if (action.kind === 'delete') toasts.failed(error);
          },
          onSettled: hide,
        },
      ),
  };
}
