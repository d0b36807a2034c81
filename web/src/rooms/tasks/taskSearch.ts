import type { TaskFilter } from '../../data/tasks';
import type { FilterValue } from '../../shared/ui/filters/filter';
import { type Address, changedFilter, daysOf } from '../../shared/url/address';
import { day, oneOf, present, type RawSearch, text, whole } from '../../shared/url/search';
import { addDays, writeDay } from '../../shared/wire/dates';

export const DUES = ['overdue', 'today', 'upcoming'] as const;
export type Due = (typeof DUES)[number];
const STATES = ['open', 'closed'] as const;
const SORTS = ['deadLine', 'title', 'category', 'contactManager', 'contact'] as const;
const MODES = ['month', 'week'] as const;

/** What list, board and calendar of tasks show, as it stands in the address. */
export interface TaskSearch {
  readonly q?: string;
  readonly responsible?: string;
  readonly category?: string;
  readonly contact?: number;
  readonly state?: (typeof STATES)[number];
  readonly due?: Due;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: (typeof SORTS)[number];
  readonly order?: 'asc' | 'desc';
  /** What the calendar shows: a month or a week, with this day in it. */
  readonly mode?: (typeof MODES)[number];
  readonly at?: string;
  /** The task that is open. */
  readonly task?: number;
  /** Whether the form for a new one is open. */
  readonly create?: 'yes';
}

/** Reads an address; what is not right in it is left out. */
export function readTaskSearch(raw: RawSearch): TaskSearch {
  return present({
    q: text(raw, 'q'),
    responsible: text(raw, 'responsible'),
    category: text(raw, 'category'),
    contact: whole(raw, 'contact'),
    state: oneOf(raw, 'state', STATES),
    due: oneOf(raw, 'due', DUES),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    sort: oneOf(raw, 'sort', SORTS),
    order: oneOf(raw, 'order', ['asc', 'desc'] as const),
    mode: oneOf(raw, 'mode', MODES),
    at: day(raw, 'at'),
    task: whole(raw, 'task'),
    create: oneOf(raw, 'create', ['yes'] as const),
  });
}

/** Returns the list's filter and sorting as the API takes them; `today` is the portal's. */
export function toTaskFilter(search: TaskSearch, today: string): TaskFilter {
  const { state } = search;
  return {
    ...toCommonFilter(search),
    ...present({ isClosed: state && state === 'closed' }),
    ...deadlines(search, today),
    sortBy: search.sort ?? 'deadLine',
    sortOrder: search.order === 'desc' ? 'descending' : 'ascending',
  };
}

/** Returns what list, board and calendar are narrowed by alike. */
export function toCommonFilter({ q, responsible, category, contact }: TaskSearch): TaskFilter {
  return present({
    filterValue: q,
    responsibleid: responsible,
    categoryid: category === undefined ? undefined : Number(category),
    entityType: contact === undefined ? undefined : 'contact',
    entityid: contact,
  });
}

/** Both ends of a range count; what is overdue is open. */
function deadlines({ due, from, to }: TaskSearch, today: string): TaskFilter {
  switch (due) {
    case 'overdue':
      return { isClosed: false, toDate: endOf(addDays(today, -1)) };
    case 'today':
      return { fromDate: writeDay(today), toDate: endOf(today) };
    case 'upcoming':
      return { fromDate: writeDay(addDays(today, 1)) };
    default:
      return present({ fromDate: from && writeDay(from), toDate: to && endOf(to) });
  }
}

/** Returns the last second of a day as the API takes it. */
export function endOf(one: string): string {
  return `${one}T23:59:59`;
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function filterValues(search: TaskSearch): Readonly<Record<string, FilterValue | undefined>> {
  const { responsible, category, contact, state, due } = search;
  return {
    responsible,
    due,
    range: daysOf(search),
    state,
    category,
    contact: contact === undefined ? undefined : String(contact),
  };
}

/** Returns the address after a filter was changed; undefined takes it away. What is due and a range exclude one another. */
export function withFilter(search: TaskSearch, id: string, value: FilterValue | undefined): TaskSearch {
  return readTaskSearch(changedFilter(search, id, value, { range: 'range', period: 'due' }));
}

/** Returns the address without its filters: how it is sorted and what of the calendar is shown stays. */
export function withoutFilters({ sort, order, mode, at }: TaskSearch): TaskSearch {
  return present({ sort, order, mode, at });
}

/** What goes along from list to board to calendar. */
export function carried({ q, responsible, category, contact }: TaskSearch): TaskSearch {
  return present({ q, responsible, category, contact });
}

/** The address of the list of tasks. */
export const TASK_ADDRESS: Address<TaskSearch> = {
  read: readTaskSearch,
  values: filterValues,
  changed: withFilter,
  cleared: withoutFilters,
};
