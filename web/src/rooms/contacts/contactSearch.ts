import type { ContactFilter } from '../../data/contacts';
import type { FilterValue } from '../../shared/ui/filters/filter';
import { day, oneOf, present, type RawSearch, text, texts } from '../../shared/url/search';
import type { ContactListView } from '../../shared/wire/types';

const KINDS = ['company', 'person', 'dealing'] as const;
const SORTS = ['displayName', 'contactType', 'created', 'firstName', 'lastName', 'history'] as const;

/** What the list of contacts shows, as it stands in the address. */
export interface ContactSearch {
  readonly q?: string;
  readonly kind?: (typeof KINDS)[number];
  readonly status?: string;
  readonly type?: string;
  readonly manager?: string;
  readonly tags?: readonly string[];
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
    tags: texts(raw, 'tags'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    sort: oneOf(raw, 'sort', SORTS),
    order: oneOf(raw, 'order', ['asc', 'desc'] as const),
  });
}

/** Returns the list's filter and sorting as the API takes them: the newest first, unless somebody chose. */
export function toContactFilter(search: ContactSearch): ContactFilter {
  const descending = search.order ? search.order === 'desc' : !search.sort;
  return {
    contactListView: search.kind ? VIEWS[search.kind] : 0,
    sortBy: search.sort ?? 'created',
    sortOrder: descending ? 'descending' : 'ascending',
    ...present({
      filterValue: search.q,
      contactStage: search.status === undefined ? undefined : Number(search.status),
      contactType: search.type === undefined ? undefined : Number(search.type),
      responsibleid: search.manager,
      tags: search.tags && [...search.tags],
      fromDate: search.from,
      toDate: search.to,
    }),
  };
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function filterValues(search: ContactSearch): Readonly<Record<string, FilterValue | undefined>> {
  const { kind, status, type, manager, tags, from = '', to = '' } = search;
  return { kind, status, type, manager, tags, created: from || to ? [from, to] : undefined };
}

/** Returns the address after a filter was changed; undefined takes it away. */
export function withFilter(search: ContactSearch, id: string, value: FilterValue | undefined): ContactSearch {
  const [from, to] = typeof value === 'object' ? value : [];
  const change = id === 'created' ? { from: from || undefined, to: to || undefined } : { [id]: value };
  return readContactSearch({ ...search, ...change });
}
