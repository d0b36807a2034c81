import {
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type Page, wire } from '../shared/wire/client';
import type { Gets, Posts, Task, TaskFieldsInput } from '../shared/wire/types';
import { OFTEN } from './freshness';
import { afterMove, changedIn } from './taskPages';
import { restoreDeleted } from './trash';

type Query = Gets['crm/task/filter']['query'];
/** What a list of tasks is narrowed and sorted by, as the wire takes it. Ids that have to be sent are 0 for "any". */
export type TaskFilter = Omit<Query, 'count' | 'startIndex' | 'categoryid' | 'entityid'> &
  Partial<Pick<Query, 'categoryid' | 'entityid'>>;
/** What a new task is made of. */
export type TaskInput = Posts['crm/task']['body'];
/** What tasks hang on. */
export type TaskOwner = 'contact' | 'opportunity' | 'case';

/** As many tasks as one answer of the API holds. */
export const MOST_TASKS = 1000;
/** The history's own category of closed tasks. */
const CLOSED_EVENT = -1;

export const taskQueries = {
  all: () => ['tasks'] as const,
  lists: () => [...taskQueries.all(), 'list'] as const,
  /** A list to be read by pages: give it to a RecordTable. */
  source: (filter: TaskFilter) => ({
    key: [...taskQueries.lists(), filter],
    page: (startIndex: number, count: number, signal: AbortSignal) =>
      wire.list(
        'crm/task/filter',
        { query: { categoryid: 0, entityid: 0, ...filter, startIndex, count } },
        { signal },
      ),
  }),
  boards: () => [...taskQueries.all(), 'board'] as const,
  /** A column of a board, or a day of a calendar, to be read by pages. */
  column: (filter: TaskFilter) => ({
    key: [...taskQueries.boards(), filter],
    page: taskQueries.source(filter).page,
  }),
  /** The first of a list, in one answer, with the number of all: for boards, calendars and cards. */
  first: (filter: TaskFilter, count = MOST_TASKS) =>
    queryOptions({
      queryKey: [...taskQueries.lists(), filter, 'first', count],
      queryFn: ({ signal }) => taskQueries.source(filter).page(0, count, signal),
      placeholderData: keepPreviousData,
      staleTime: OFTEN,
    }),
  detail: (id: number) =>
    queryOptions({
      queryKey: [...taskQueries.all(), 'detail', id],
      queryFn: ({ signal }) => wire.get('crm/task/{taskid}', { path: { taskid: id } }, { signal }),
      staleTime: OFTEN,
    }),
};

/** Has everything read again that shows tasks. */
function refresh(client: QueryClient): void {
  for (const root of ['tasks', 'contacts', 'opportunities', 'history', 'changes', 'dashboard', 'trash'])
    void client.invalidateQueries({ queryKey: [root] });
}

type Before = readonly [QueryKey, unknown][];

/** Shows a change of a task at once wherever it stands; returns what was there before, to be put back. */
async function show(
  client: QueryClient,
  id: number,
  { shown = {}, before: task }: Pick<TaskChange, 'shown' | 'before'>,
): Promise<Before> {
  await client.cancelQueries({ queryKey: taskQueries.all() });
  const before: Before = client.getQueriesData({ queryKey: taskQueries.all() });
  const inPlace = (page: Page<Task> | undefined) => page && changedIn(page, id, shown);
  client.setQueriesData<Page<Task>>({ queryKey: taskQueries.lists() }, inPlace);
  for (const [key, page] of client.getQueriesData<Page<Task>>({ queryKey: taskQueries.boards() })) {
    const moved = page && task ? afterMove(key, page, task, { ...task, ...shown }) : inPlace(page);
    client.setQueryData(key, moved);
  }
  client.setQueryData(taskQueries.detail(id).queryKey, (one) => one && { ...one, ...shown });
  return before;
}

function putBack(client: QueryClient, before: Before | undefined): void {
  for (const [key, data] of before ?? []) client.setQueryData(key, data);
}

/** A change of single fields. */
export interface TaskChange {
  readonly id: number;
  readonly fields: TaskFieldsInput;
  /** What the fields held when they were read: a colleague's change since is then told, not overwritten. */
  readonly expected?: TaskFieldsInput | undefined;
  /** How the task looks with it, to be shown before the server has answered. */
  readonly shown?: Partial<Task> | undefined;
  /** The task as it was: with it, boards and calendars show it where it goes. */
  readonly before?: Task | undefined;
}

/** Changes fields of a task in their place. Throws WireError `conflict` where a colleague was quicker. */
export function useChangeTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, fields, expected }: TaskChange) =>
      wire.put('crm/task/{taskid}/fields', {
        path: { taskid: id },
        body: { fields, ...(expected ? { expected } : {}) },
      }),
    onMutate: (change) => show(client, change.id, change),
    onSuccess: (changed) => client.setQueryData(taskQueries.detail(changed.id).queryKey, changed),
    onError: (_error, _change, before) => putBack(client, before),
    onSettled: () => refresh(client),
  });
}

export interface Closing {
  readonly task: Task;
  readonly isClosed: boolean;
  /** What the history of the task's contact or entity is to say of it. */
  readonly note: string;
}

/** Closes or reopens a task: it shows at once. What it returns takes it back, together with the note in the history. */
export function useCloseTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ task, isClosed, note }: Closing) => {
      const path = { taskid: task.id };
      await (isClosed ? closed(task.id) : wire.put('crm/task/{taskid}/reopen', { path }));
      // The note is an extra of this client: a task is closed whether or not it could be written.
      const event = isClosed ? await noted(task, note).catch(() => null) : null;
      return async () => {
        await (isClosed ? wire.put('crm/task/{taskid}/reopen', { path }) : closed(task.id));
        if (event !== null) await wire.delete('crm/history/{id}', { path: { id: event } });
        refresh(client);
      };
    },
    onMutate: ({ task, isClosed }) => show(client, task.id, { shown: { isClosed } }),
    onError: (_error, _change, before) => putBack(client, before),
    onSettled: () => refresh(client),
  });
}

function closed(taskid: number) {
  return wire.put('crm/task/{taskid}/close', { path: { taskid } });
}

/** Notes in the history that a task is closed; returns the event, null where the task hangs on nothing. */
async function noted(task: Task, content: string): Promise<number | null> {
  if (!task.contact && !task.entity) return null;
  const body = {
    contactId: task.contact?.id ?? 0,
    entityType: task.entity?.entityType ?? '',
    entityId: task.entity?.entityId ?? 0,
    categoryId: CLOSED_EVENT,
    content,
  };
  return (await wire.post('crm/history', { body })).id;
}

/** Creates a task. */
export function useCreateTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TaskInput) => wire.post('crm/task', { body }),
    onSettled: () => refresh(client),
  });
}

/** Deletes a task; what it returns brings it back. */
export function useDeleteTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) => {
      await wire.delete('crm/task/{taskid}', { path: { taskid: id } });
      return async () => {
        await restoreDeleted('task', [id]);
        refresh(client);
      };
    },
    onSettled: () => refresh(client),
  });
}
