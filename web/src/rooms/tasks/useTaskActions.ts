import { useMemo } from 'react';
import { useCloseTask, useDeleteTask } from '../../data/tasks';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import type { Task } from '../../shared/wire/types';

export interface TaskActions {
  /** Closes an open task, reopens a closed one. */
  toggle(task: Task): void;
  remove(task: Pick<Task, 'id' | 'title'>): void;
}

/** What is done with a task wherever it stands: each says so, and offers to take it back. */
export function useTaskActions(onRemoved?: () => void): TaskActions {
  const t = useText('tasks');
  const toasts = useToasts();
  const { mutate: close } = useCloseTask();
  const { mutate: drop } = useDeleteTask();
  return useMemo(
    () => ({
      toggle: (task) => {
        const isClosed = !task.isClosed;
        close(
          { task, isClosed, note: t('closedNote', { title: task.title }) },
          {
            onSuccess: (undo) =>
              toasts.done(t(isClosed ? 'closedOne' : 'reopened', { title: task.title }), undo),
            onError: toasts.failed,
          },
        );
      },
      remove: (task) =>
        drop(task.id, {
          onSuccess: (undo) => {
            onRemoved?.();
            toasts.done(t('deleted', { title: task.title }), undo);
          },
          onError: toasts.failed,
        }),
    }),
    [t, toasts, close, drop, onRemoved],
  );
}
