import { getRouteApi } from '@tanstack/react-router';
import { TaskCalendar } from '../rooms/tasks/calendar/TaskCalendar';
import { TaskFrame } from '../rooms/tasks/TaskFrame';
import type { TaskSearch } from '../rooms/tasks/taskSearch';

const route = getRouteApi('/shell/tasks/calendar');

/** Tasks by their days. Which month or week is shown, and which task is open, is in the address. */
export function CalendarPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { task: _, create: __, ...shown } = search;
  const onSearch = (next: TaskSearch) => void navigate({ search: next, replace: true });
  return (
    <TaskFrame view="calendar" search={search} onSearch={onSearch} total={null}>
      <TaskCalendar search={shown} onSearch={onSearch} onOpen={(task) => onSearch({ ...shown, task })} />
    </TaskFrame>
  );
}
