import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { TASK_BULK } from '../../../data/taskBulk';
import type { TaskFilter } from '../../../data/tasks';
import { BulkButton } from '../../../pickers/bulk/BulkButton';
import { useBulk } from '../../../pickers/bulk/useBulk';
import type { ListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';

/** What can be done with the selected tasks: one undo takes back what was done to all. */
export function BulkActions({ list, filter }: { list: ListState; filter: TaskFilter }) {
  const t = useText('tasks');
  const bulk = useBulk(TASK_BULK, list, filter, ({ kind }, count) =>
    t(kind === 'close' ? 'closedMany' : 'reopenedMany', { count }),
  );
  return (
    <>
      <BulkButton
        label={t('markDone')}
        Icon={IconCircleCheck}
        loading={bulk.isDoing('close')}
        onClick={() => bulk.run({ kind: 'close' })}
      />
      <BulkButton
        label={t('reopen')}
        Icon={IconCircleDashed}
        loading={bulk.isDoing('reopen')}
        onClick={() => bulk.run({ kind: 'reopen' })}
      />
    </>
  );
}
