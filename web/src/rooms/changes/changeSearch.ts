import type { ChangeFilter } from '../../data/changes';
import type { FilterValue } from '../../shared/ui/filters/filter';
import { day, oneOf, present, type RawSearch, text } from '../../shared/url/search';
import { addDays, writeDay } from '../../shared/wire/dates';

export const CHANGE_KINDS = [
  'contact',
  'opportunity',
  'case',
  'task',
  'event',
  'file',
  'stage',
  'listItem',
  'tag',
  'customField',
] as const;

/** What the change log shows, as it stands in the address. */
export interface ChangeSearch {
  readonly kind?: (typeof CHANGE_KINDS)[number];
  /** Of one record, together with its kind. */
  readonly record?: string;
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Reads an address; what is not right in it is left out. */
export function readChangeSearch(raw: RawSearch): ChangeSearch {
  return present({
    kind: oneOf(raw, 'kind', CHANGE_KINDS),
    record: text(raw, 'record'),
    by: text(raw, 'by'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
  });
}

/** Returns the filter as the API takes it. */
export function toChangeFilter(search: ChangeSearch): ChangeFilter {
  return present({
    kind: search.kind,
    recordId: search.record,
    userId: search.by,
    fromDate: search.from && writeDay(search.from),
    // Up to a moment: the day itself is meant, too.
    toDate: search.to && writeDay(addDays(search.to, 1)),
  });
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function changeFilterValues(search: ChangeSearch): Readonly<Record<string, FilterValue | undefined>> {
  const { kind, by, from = '', to = '' } = search;
  return { kind, by, date: from || to ? [from, to] : undefined };
}

/** Returns the address after a filter was changed; undefined takes it away. */
export function withChangeFilter(
  search: ChangeSearch,
  id: string,
  value: FilterValue | undefined,
): ChangeSearch {
  const [from, to] = typeof value === 'object' ? value : [];
  const change = id === 'date' ? { from: from || undefined, to: to || undefined } : { [id]: value };
  return readChangeSearch({ ...search, ...change, ...(id === 'kind' && { record: undefined }) });
}
