import { useDeleteContacts } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';

/** Returns what deletes contacts and offers to take that back. */
export function useContactRemoval(onDone: () => void): (ids: readonly number[]) => void {
  const t = useText('contacts');
  const toasts = useToasts();
  const removal = useDeleteContacts();
  // What was deleted takes the screen that asked for it along: its own callbacks would not be called any more.
  return (ids) =>
    void removal.mutateAsync(ids).then((undo) => {
      onDone();
      toasts.done(t('deleted', { count: ids.length }), undo);
    }, toasts.failed);
}
