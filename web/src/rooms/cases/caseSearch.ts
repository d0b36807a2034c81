import type { CaseFilter } from '../../data/cases';
import type { FilterValue } from '../../shared/ui/filters/filter';
import type { Address } from '../../shared/url/address';
import { oneOf, present, type RawSearch, text, texts, whole } from '../../shared/url/search';

const STATES = ['open', 'closed'] as const;
const SORTS = ['title', 'createby', 'dateandtime'] as const;

/** What the list of cases shows, as it stands in the address. */
export interface CaseSearch {
  readonly q?: string;
  readonly state?: (typeof STATES)[number];
  readonly tags?: readonly string[];
  readonly contact?: number;
  readonly sort?: (typeof SORTS)[number];
  readonly order?: 'asc' | 'desc';
  /** Whether the form for a new one is open. */
  readonly create?: 'yes';
}

/** Reads an address; what is not right in it is left out. */
export function readCaseSearch(raw: RawSearch): CaseSearch {
  return present({
    q: text(raw, 'q'),
    state: oneOf(raw, 'state', STATES),
    tags: texts(raw, 'tags'),
    contact: whole(raw, 'contact'),
    sort: oneOf(raw, 'sort', SORTS),
    order: oneOf(raw, 'order', ['asc', 'desc'] as const),
    create: oneOf(raw, 'create', ['yes'] as const),
  });
}

/** Returns the list's filter and sorting as the API takes them. */
export function toCaseFilter(search: CaseSearch): CaseFilter {
  const { q, state, tags, contact } = search;
  return {
    ...present({
      filterValue: q,
      isClosed: state && state === 'closed',
      tags: tags && [...tags],
      contactid: contact,
    }),
    sortBy: search.sort ?? 'title',
    sortOrder: search.order === 'desc' ? 'descending' : 'ascending',
  };
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function filterValues({
  state,
  tags,
  contact,
}: CaseSearch): Readonly<Record<string, FilterValue | undefined>> {
  return { state, tags, contact: contact === undefined ? undefined : String(contact) };
}

/** Returns the address after a filter was changed; undefined takes it away. */
export function withFilter(search: CaseSearch, id: string, value: FilterValue | undefined): CaseSearch {
  return readCaseSearch({ ...search, [id]: value });
}

/** The address of the list of cases. */
export const CASE_ADDRESS: Address<CaseSearch> = {
  read: readCaseSearch,
  values: filterValues,
  changed: withFilter,
  cleared: ({ sort, order }) => present({ sort, order }),
};
