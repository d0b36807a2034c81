import { IconCircleCheck, IconCircleDashed, IconExternalLink, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { taskQueries } from '../../../data/tasks';
import { ViewsMenu } from '../../../pickers/ViewsMenu';
import { ListMenu } from '../../../shared/csv/ListMenu';
import { useText } from '../../../shared/i18n/text';
import { useShortcut } from '../../../shared/keys/KeysProvider';
import { FilterBar } from '../../../shared/ui/filters/FilterBar';
import { BulkBar } from '../../../shared/ui/table/BulkBar';
import type { MenuEntry } from '../../../shared/ui/table/menu';
import { RecordTable } from '../../../shared/ui/table/RecordTable';
import { NOTHING, type Selection } from '../../../shared/ui/table/selection';
import type { Task } from '../../../shared/wire/types';
import { Nothing } from '../Nothing';
import { TaskHoverCard } from '../TaskHoverCard';
import {
  filterValues,
  readTaskSearch,
  type TaskSearch,
  toTaskFilter,
  withFilter,
  withoutFilters,
} from '../taskSearch';
import classes from '../tasks.module.css';
import { useClock } from '../useClock';
import { useTaskActions } from '../useTaskActions';
import { useTaskFilters } from '../useTaskFilters';
import { BulkActions } from './BulkActions';
import { useTaskColumns } from './columns';

const NAME = 'tasks';

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
  const filters = useTaskFilters(search);
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const filter = useMemo(() => toTaskFilter(search, clock.today), [search, clock.today]);
  const source = taskQueries.source(filter);
  const actions = useTaskActions();
  const columns = useTaskColumns(clock, actions.toggle);
  const approach = useDoneKey(actions.toggle);
  const menu = useRowMenu(onOpen);
  const change = (next: TaskSearch) => {
    setSelection(NOTHING);
    onSearch(next);
  };
  const isNarrowed =
    Object.values(filterValues(search)).some((value) => value !== undefined) || search.q !== undefined;
  return (
    <div className={classes.list}>
      <FilterBar
        filters={filters}
        values={filterValues(search)}
        onChange={(id, value) => change(withFilter(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => change(readTaskSearch({ ...search, q: text || undefined }))}
        onClear={() => change(withoutFilters(search))}
      >
        <ViewsMenu
          list="task"
          name={NAME}
          search={search}
          onApply={(applied) => change(readTaskSearch(applied))}
        />
        <ListMenu name={NAME} title={t('title')} columns={columns} source={source} />
      </FilterBar>
      <RecordTable
        name={NAME}
        label={t('title')}
        source={source}
        columns={columns}
        sort={{ by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' }}
        onSort={({ by, descending }) =>
          onSearch(readTaskSearch({ ...search, sort: by, order: descending ? 'desc' : 'asc' }))
        }
        titleOf={(task) => task.title}
        onOpen={(task) => onOpen(task.id)}
        onApproach={approach}
        selection={selection}
        onSelect={setSelection}
        menu={menu}
        hoverCard={(task) => <TaskHoverCard task={task} clock={clock} />}
        onTotal={(count) => {
          setTotal(count);
          onTotal(count);
        }}
        empty={<Nothing isNarrowed={isNarrowed} onClear={() => change({})} />}
      />
      <BulkBar selection={selection} total={total} onSelect={setSelection}>
        <BulkActions
          meant={{ filter, all: selection.all, ids: selection.ids }}
          onDone={() => setSelection(NOTHING)}
        />
      </BulkBar>
    </div>
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
