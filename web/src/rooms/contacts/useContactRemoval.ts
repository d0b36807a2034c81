import { useDeleteContacts } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';

/** Returns what deletes contacts and offers to take that back. */
export function useContactRemoval(onDone: () => void): (ids: readonly number[]) => void {
  const t = useText('contacts');
  const toasts = useToasts();
  const removal = useDeleteContacts();
  return (ids) =>
    removal.mutate(ids, {
      onSuccess: (undo) => {
        onDone();
        toasts.done(t('deleted', { count: ids.length }), undo);
      },
      onError: toasts.failed,
    });
}
