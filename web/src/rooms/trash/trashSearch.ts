import type { TrashFilter } from '../../data/trash';
import type { FilterValue } from '../../shared/ui/filters/filter';
import { type Address, changedFilter, daysOf } from '../../shared/url/address';
import { day, oneOf, present, type RawSearch, text } from '../../shared/url/search';
import { addDays, writeDay } from '../../shared/wire/dates';

export const TRASH_KINDS = ['contact', 'opportunity', 'case', 'task', 'event', 'file'] as const;
const SORTS = ['date', 'title'] as const;

/** What the trash shows, as it stands in the address. */
export interface TrashSearch {
  readonly q?: string;
  readonly kind?: (typeof TRASH_KINDS)[number];
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: (typeof SORTS)[number];
  readonly order?: 'asc' | 'desc';
}

/** Reads an address; what is not right in it is left out. */
export function readTrashSearch(raw: RawSearch): TrashSearch {
  return present({
    q: text(raw, 'q'),
    kind: oneOf(raw, 'kind', TRASH_KINDS),
    by: text(raw, 'by'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    sort: oneOf(raw, 'sort', SORTS),
    order: oneOf(raw, 'order', ['asc', 'desc'] as const),
  });
}

/** Returns the filter and sorting as the API takes them: what was deleted last first. */
export function toTrashFilter(search: TrashSearch): TrashFilter {
  const isDescending = search.order ? search.order === 'desc' : !search.sort;
  return {
    sortBy: search.sort ?? 'date',
    sortOrder: isDescending ? 'descending' : 'ascending',
    ...present({
      filterValue: search.q,
      kind: search.kind,
      deletedBy: search.by,
      fromDate: search.from && writeDay(search.from),
      // Up to a moment: the day itself is meant, too.
      toDate: search.to && writeDay(addDays(search.to, 1)),
    }),
  };
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function trashFilterValues(search: TrashSearch): Readonly<Record<string, FilterValue | undefined>> {
  const { kind, by } = search;
  return { kind, by, date: daysOf(search) };
}

/** Returns the address after a filter was changed; undefined takes it away. */
export function withTrashFilter(
  search: TrashSearch,
  id: string,
  value: FilterValue | undefined,
): TrashSearch {
  return readTrashSearch(changedFilter(search, id, value, { range: 'date' }));
}

/** The address of the trash. */
export const TRASH_ADDRESS: Address<TrashSearch> = {
  read: readTrashSearch,
  values: trashFilterValues,
  changed: withTrashFilter,
  cleared: ({ sort, order }) => present({ sort, order }),
};
