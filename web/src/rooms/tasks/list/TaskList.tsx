import {
  IconChecklist,
  IconCircleCheck,
  IconCircleDashed,
  IconExternalLink,
  IconTrash,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { taskQueries } from '../../../data/tasks';
import { RecordList } from '../../../pickers/list/RecordList';
import { useListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';
import { useShortcut } from '../../../shared/keys/KeysProvider';
import { later, useWarm } from '../../../shared/ui/later';
import type { MenuEntry } from '../../../shared/ui/table/menu';
import type { Task } from '../../../shared/wire/types';
import { TaskHoverCard } from '../TaskHoverCard';
import { TASK_ADDRESS, type TaskSearch, toTaskFilter } from '../taskSearch';
import { useClock } from '../useClock';
import { useTaskActions } from '../useTaskActions';
import { useTaskFilters } from '../useTaskFilters';
import { useTaskColumns } from './columns';

const BulkActions = later(async () => (await import('./BulkActions')).BulkActions);
const PARTS = [BulkActions];

interface Props {
  search: TaskSearch;
  onSearch: (search: TaskSearch) => void;
  onOpen: (id: number) => void;
  onTotal: (total: number) => void;
}

/** The list of tasks with its filters; a key marks the one under the pointer or the keyboard's row as done. */
export function TaskList({ search, onSearch, onOpen, onTotal }: Props) {
  const t = useText('tasks');
  const clock = useClock();
  const list = useListState(onTotal);
  useWarm(PARTS, list.isRead);
  const filter = useMemo(() => toTaskFilter(search, clock.today), [search, clock.today]);
  const actions = useTaskActions();
  return (
    <RecordList
      name="tasks"
      views="task"
      label={t('title')}
      address={TASK_ADDRESS}
      search={search}
      onSearch={onSearch}
      list={list}
      filter={filter}
      source={taskQueries.source(filter)}
      columns={useTaskColumns(clock, actions.toggle)}
      filters={useTaskFilters(search)}
      titleOf={(task) => task.title}
      onOpen={(task) => onOpen(task.id)}
      onApproach={useDoneKey(actions.toggle)}
      menu={useRowMenu(onOpen)}
      hoverCard={(task) => <TaskHoverCard task={task} clock={clock} />}
      empty={{ room: 'tasks', icon: <IconChecklist size={22} /> }}
      bulk={<BulkActions list={list} filter={filter} />}
    />
  );
}

/** Marks the row as done that was approached last, as it stands by now. Returns what is to be told of approaches. */
function useDoneKey(toggle: (task: Task) => void): (task: Task) => void {
  const client = useQueryClient();
  const approached = useRef<Task | null>(null);
  useShortcut('task.done', () => {
    const task = approached.current;
    if (!task) return;
    const pages = client.getQueriesData<{ items: readonly Task[] }>({ queryKey: taskQueries.lists() });
    const known = pages.flatMap(([, page]) => page?.items ?? []);
    const latest = known.find((one) => one.id === task.id) ?? task;
    if (latest.canEdit) toggle(latest);
  });
  return (task) => {
    approached.current = task;
    void client.prefetchQuery(taskQueries.detail(task.id));
  };
}

function useRowMenu(onOpen: (id: number) => void): (task: Task) => readonly MenuEntry[] {
  const t = useText('tasks');
  const actions = useTaskActions();
  return (task) => [
    {
      label: t('open'),
      icon: <IconExternalLink size={15} aria-hidden />,
      onClick: () => onOpen(task.id),
    },
    ...(task.canEdit
      ? ([
          {
            label: t(task.isClosed ? 'reopen' : 'markDone'),
            icon: task.isClosed ? (
              <IconCircleDashed size={15} aria-hidden />
            ) : (
              <IconCircleCheck size={15} aria-hidden />
            ),
            onClick: () => actions.toggle(task),
          },
          'divider',
          {
            label: t('delete'),
            icon: <IconTrash size={15} aria-hidden />,
            danger: true,
            onClick: () => actions.remove(task),
          },
        ] as const)
      : []),
  ];
}
