import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { type MeantTasks, useCloseTasks } from '../../../data/taskBulk';
import type { TaskFilter } from '../../../data/tasks';
import type { ListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';

/** What can be done with the selected tasks: one undo takes back what was done to all. */
export function BulkActions({ list, filter }: { list: ListState; filter: TaskFilter }) {
  const meant: MeantTasks = { filter, all: list.selection.all, ids: list.selection.ids };
  const t = useText('tasks');
  const toasts = useToasts();
  const closing = useCloseTasks();
  const act = (isClosed: boolean) =>
    closing.mutate(
      { meant, isClosed },
      {
        onSuccess: ({ count, undo }) => {
          list.clear();
          toasts.done(t(isClosed ? 'closedMany' : 'reopenedMany', { count }), undo);
        },
        onError: toasts.failed,
      },
    );
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        loading={closing.isPending && closing.variables.isClosed}
        leftSection={<IconCircleCheck size={15} aria-hidden />}
        onClick={() => act(true)}
      >
        {t('markDone')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        loading={closing.isPending && !closing.variables.isClosed}
        leftSection={<IconCircleDashed size={15} aria-hidden />}
        onClick={() => act(false)}
      >
        {t('reopen')}
      </Button>
    </>
  );
}
