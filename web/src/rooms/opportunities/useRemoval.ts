import { useDeleteOpportunities } from '../../data/opportunities';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';

/** Deletes opportunities and offers to take that back. */
export function useRemoval(onDone: () => void): (ids: readonly number[]) => void {
  const t = useText('opportunities');
  const toasts = useToasts();
  const removal = useDeleteOpportunities();
  return (ids) =>
    removal.mutate(ids, {
      onSuccess: (undo) => {
        onDone();
        toasts.done(t('deleted', { count: ids.length }), undo);
      },
      onError: toasts.failed,
    });
}
