import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { TaskList } from '../rooms/tasks/list/TaskList';
import { TaskFrame } from '../rooms/tasks/TaskFrame';
import type { TaskSearch } from '../rooms/tasks/taskSearch';

const route = getRouteApi('/shell/tasks');

/** The list of tasks. What it shows, and which of them is open, is in the address. */
export function TasksPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [total, setTotal] = useState<number | null>(null);
  const { task: _, create: __, ...shown } = search;
  const onSearch = (next: TaskSearch) => void navigate({ search: next, replace: true });
  return (
    <TaskFrame view="list" search={search} onSearch={onSearch} total={total}>
      <TaskList
        search={shown}
        onSearch={onSearch}
        onOpen={(task) => onSearch({ ...shown, task })}
        onTotal={setTotal}
      />
    </TaskFrame>
  );
}
