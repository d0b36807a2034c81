import { getRouteApi } from '@tanstack/react-router';
import { TaskBoard } from '../rooms/tasks/board/TaskBoard';
import { TaskFrame } from '../rooms/tasks/TaskFrame';
import type { TaskSearch } from '../rooms/tasks/taskSearch';

const route = getRouteApi('/shell/tasks/board');

/** Open tasks by when they are due. What narrows them, and which is open, is in the address. */
export function TaskBoardPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { task: _, create: __, ...shown } = search;
  const onSearch = (next: TaskSearch) => void navigate({ search: next, replace: true });
  return (
    <TaskFrame view="board" search={search} onSearch={onSearch} total={null}>
      <TaskBoard search={shown} onSearch={onSearch} onOpen={(task) => onSearch({ ...shown, task })} />
    </TaskFrame>
  );
}
