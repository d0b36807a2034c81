import type { ContactFilter } from '../../data/contacts';
import type { FilterValue } from '../../shared/ui/filters/filter';
import { type Address, changedFilter, daysOf } from '../../shared/url/address';
import { day, oneOf, present, type RawSearch, text, texts } from '../../shared/url/search';
import { addDays } from '../../shared/wire/dates';
import type { ContactListView } from '../../shared/wire/types';

const KINDS = ['company', 'person', 'dealing'] as const;
const ACCESS = ['public', 'restricted'] as const;
export const PERIODS = ['today', 'yesterday', 'thisMonth', 'lastMonth'] as const;
export type Period = (typeof PERIODS)[number];
const SORTS = ['displayName', 'contactType', 'created', 'firstName', 'lastName', 'history'] as const;
/** A manager that stands for whoever looks, and one that stands for none at all. */
export const ME = 'me';
export const NOBODY = 'none';
const NO_USER = '00000000-0000-0000-0000-000000000000';

/** What the list of contacts shows, as it stands in the address. */
export interface ContactSearch {
  readonly q?: string;
  readonly kind?: (typeof KINDS)[number];
  readonly status?: string;
  readonly type?: string;
  /** Id of a user, ME or NOBODY. */
  readonly manager?: string;
  readonly access?: (typeof ACCESS)[number];
  readonly tags?: readonly string[];
  readonly period?: Period;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: (typeof SORTS)[number];
  readonly order?: 'asc' | 'desc';
}

const VIEWS: Readonly<Record<(typeof KINDS)[number], ContactListView>> = {
  company: 1,
  person: 2,
  dealing: 3,
};

/** Reads an address; what is not right in it is left out. */
export function readContactSearch(raw: RawSearch): ContactSearch {
  return present({
    q: text(raw, 'q'),
    kind: oneOf(raw, 'kind', KINDS),
    status: text(raw, 'status'),
    type: text(raw, 'type'),
    manager: text(raw, 'manager'),
    access: oneOf(raw, 'access', ACCESS),
    tags: texts(raw, 'tags'),
    period: oneOf(raw, 'period', PERIODS),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    sort: oneOf(raw, 'sort', SORTS),
    order: oneOf(raw, 'order', ['asc', 'desc'] as const),
  });
}

/** Who looks at the list, and on which day of the portal's clock: what addresses leave open. */
export interface Looker {
  readonly userId: string;
  readonly today: string;
}

/** Returns the list's filter and sorting as the API takes them: the newest first, unless somebody chose. */
export function toContactFilter(search: ContactSearch, looker: Looker): ContactFilter {
  const isNewestFirst = !search.sort || search.sort === 'created' || search.sort === 'history';
  const descending = search.order ? search.order === 'desc' : isNewestFirst;
  const [from, to] = search.period ? periodDays(search.period, looker.today) : [search.from, search.to];
  return {
    contactListView: search.kind ? VIEWS[search.kind] : 0,
    sortBy: search.sort ?? 'created',
    sortOrder: descending ? 'descending' : 'ascending',
    ...present({
      filterValue: search.q,
      contactStage: search.status === undefined ? undefined : Number(search.status),
      contactType: search.type === undefined ? undefined : Number(search.type),
      responsibleid: managerId(search.manager, looker),
      isShared: search.access && search.access === 'public',
      tags: search.tags && [...search.tags],
      fromDate: from,
      toDate: to,
    }),
  };
}

function managerId(manager: string | undefined, { userId }: Looker): string | undefined {
  if (manager === ME) return userId;
  return manager === NOBODY ? NO_USER : manager;
}

/** Returns the first and the last day of a period, seen from a day such as 2024-06-30. */
export function periodDays(period: Period, today: string): readonly [string, string] {
  const first = `${today.slice(0, 7)}-01`;
  switch (period) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'thisMonth':
      return [first, today];
    case 'lastMonth':
      return [`${addDays(first, -1).slice(0, 7)}-01`, addDays(first, -1)];
  }
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function filterValues(search: ContactSearch): Readonly<Record<string, FilterValue | undefined>> {
  const { kind, status, type, manager, access, tags, period } = search;
  return { kind, status, type, manager, access, tags, period, created: daysOf(search) };
}

/** Returns the address after a filter was changed; undefined takes it away. */
export function withFilter(search: ContactSearch, id: string, value: FilterValue | undefined): ContactSearch {
  return readContactSearch(changedFilter(search, id, value, { range: 'created', period: 'period' }));
}

/** The address of the list of contacts. */
export const CONTACT_ADDRESS: Address<ContactSearch> = {
  read: readContactSearch,
  values: filterValues,
  changed: withFilter,
  cleared: ({ sort, order }) => present({ sort, order }),
};
