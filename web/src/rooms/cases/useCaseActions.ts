import { useCloseCase, useDeleteCase } from '../../data/cases';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import type { Case } from '../../shared/wire/types';

/** What is done with a case wherever it stands: each says so, and offers to take it back. */
export function useCaseActions(onRemoved?: () => void) {
  const t = useText('cases');
  const toasts = useToasts();
  const closing = useCloseCase();
  const removal = useDeleteCase();
  const setClosed = async ({ id, title }: Pick<Case, 'id' | 'title'>, isClosed: boolean) => {
    const undo = await closing.mutateAsync({ id, isClosed });
    toasts.done(t(isClosed ? 'closedOne' : 'reopened', { title }), undo);
  };
  return {
    /** Closes or reopens a case; throws where that is refused. */
    setClosed,
    /** The same, where a toast says the refusal. */
    toggle: (one: Case) => void setClosed(one, !one.isClosed).catch(toasts.failed),
    remove: ({ id }: Pick<Case, 'id'>) =>
      removal.mutate(id, {
        onSuccess: (undo) => {
          onRemoved?.();
          toasts.done(t('deleted', { count: 1 }), undo);
        },
        onError: toasts.failed,
      }),
  };
}
