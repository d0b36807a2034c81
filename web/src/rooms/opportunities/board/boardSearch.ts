import type { OpportunityFilter } from '../../../data/opportunities';
import type { FilterValue } from '../../../shared/ui/filters/filter';
import { oneOf, present, type RawSearch, text, texts } from '../../../shared/url/search';
import { closeRange } from '../list/opportunitySearch';
import { monthDays } from '../periods';

/** What the board and the forecast are narrowed by, as it stands in the address. */
export interface BoardSearch {
  readonly q?: string;
  readonly responsible?: string;
  readonly tags?: readonly string[];
  /** Only what is expected to close this month. */
  readonly closing?: 'month';
  /** Whether those stand out that have been at their stage for too long. */
  readonly stale?: 'yes';
  /** The column that a phone shows. */
  readonly column?: string;
  readonly create?: 'yes';
}

/** Reads an address; what is not right in it is left out. */
export function readBoardSearch(raw: RawSearch): BoardSearch {
  return present({
    q: text(raw, 'q'),
    responsible: text(raw, 'responsible'),
    tags: texts(raw, 'tags'),
    closing: oneOf(raw, 'closing', ['month'] as const),
    stale: oneOf(raw, 'stale', ['yes'] as const),
    column: text(raw, 'column'),
    create: oneOf(raw, 'create', ['yes'] as const),
  });
}

/** Returns the board's filter as the API takes it; `today` is the portal's. */
export function toBoardFilter(search: BoardSearch, today: string): OpportunityFilter {
  const [from, to] = search.closing ? monthDays(today.slice(0, 7)) : [];
  return {
    ...present({
      filterValue: search.q,
      responsibleid: search.responsible,
      tags: search.tags && [...search.tags],
    }),
    ...closeRange(from, to),
  };
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function boardFilterValues(search: BoardSearch): Readonly<Record<string, FilterValue | undefined>> {
  return { responsible: search.responsible, tags: search.tags };
}

/** Returns the address after something of it was changed; undefined takes it away. */
export function withBoardChange(search: BoardSearch, change: RawSearch): BoardSearch {
  return readBoardSearch({ ...search, ...change });
}

/** Whether something narrows the board. */
export function isNarrowed({ q, responsible, tags, closing }: BoardSearch): boolean {
  return [q, responsible, tags, closing].some((one) => one !== undefined);
}
