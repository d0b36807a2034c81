import { IconArrowRight, IconExternalLink, IconTrash } from '@tabler/icons-react';
import { useText } from '../../../shared/i18n/text';
import type { MenuEntry } from '../../../shared/ui/table/menu';
import type { Task } from '../../../shared/wire/types';
import { columnOf } from '../model/dueColumns';
import { useTaskActions } from '../useTaskActions';
import type { TaskColumn } from './columns';

/** What can be done with a card without dragging it: it can be put into each other column. */
export function useCardMenu(
  columns: readonly TaskColumn[],
  onMove: (task: Task, day: string) => void,
  onOpen: (id: number) => void,
): (task: Task) => readonly MenuEntry[] {
  const t = useText('tasks');
  const actions = useTaskActions();
  return (task) => {
    const own = columnOf(task, columns);
    const open = {
      label: t('open'),
      icon: <IconExternalLink size={15} aria-hidden />,
      onClick: () => onOpen(task.id),
    };
    if (!task.canEdit) return [open];
    const moves = columns.flatMap(({ id, title, drop }) =>
      drop === null || id === own?.id
        ? []
        : [
            {
              label: t('moveTo', { place: title }),
              icon: <IconArrowRight size={15} aria-hidden />,
              onClick: () => onMove(task, drop),
            },
          ],
    );
    const remove = {
      label: t('delete'),
      icon: <IconTrash size={15} aria-hidden />,
      danger: true,
      onClick: () => actions.remove(task),
    };
    return [open, 'divider', ...moves, 'divider', remove];
  };
}
