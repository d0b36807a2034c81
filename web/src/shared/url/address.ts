import type { FilterValue } from '../ui/filters/filter';
import type { RawSearch } from './search';

/** What the address of every list may hold: what is searched for, and how it is sorted. */
export interface ListSearch {
  readonly q?: string;
  readonly sort?: string;
  readonly order?: 'asc' | 'desc';
}

/** How a list's address is read, and what its filters make of it. All of it is pure. */
export interface Address<S extends ListSearch> {
  /** Reads an address; what is not right in it is left out. */
  readonly read: (raw: RawSearch) => S;
  /** The filters that stand in it, as the FilterBar takes them. */
  readonly values: (search: S) => Readonly<Record<string, FilterValue | undefined>>;
  /** The address after a filter was changed; undefined takes it away. */
  readonly changed: (search: S, id: string, value: FilterValue | undefined) => S;
  /** The address without its filters. */
  readonly cleared: (search: S) => S;
}

/** Returns an address with some of it otherwise. */
export function readWith<S extends ListSearch>(
  address: Address<S>,
  search: S,
  change: ListSearch | RawSearch,
): S {
  const all: object = { ...search, ...change };
  return address.read({ ...all });
}

/** Whether a list shows less than everything. */
export function isNarrowed<S extends ListSearch>(address: Address<S>, search: S): boolean {
  return search.q !== undefined || Object.values(address.values(search)).some((value) => value !== undefined);
}

interface Days {
  readonly from?: string;
  readonly to?: string;
}

/** The two days of an address as the value of a filter; either may be open. */
export function daysOf({ from = '', to = '' }: Days): readonly string[] | undefined {
  return from || to ? [from, to] : undefined;
}

/**
 * Returns an address after a filter was changed, to be read anew. The filter `range` stands in it as two days, and the
 * filter `period`, if there is one, names such days otherwise: they would contradict each other, so the last one counts.
 */
export function changedFilter(
  search: object,
  id: string,
  value: FilterValue | undefined,
  { range, period }: { readonly range: string; readonly period?: string },
): RawSearch {
  const [from, to] = typeof value === 'object' ? value : [];
  const none = period === undefined ? {} : { [period]: undefined };
  if (id === range) return { ...search, ...none, from: from || undefined, to: to || undefined };
  if (id === period) return { ...search, from: undefined, to: undefined, [id]: value };
  return { ...search, [id]: value };
}
