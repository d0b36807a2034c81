import { keepPreviousData, type QueryKey, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../wire/client';

/** Where a list comes from: how it is remembered, and how a page of it is read. */
export interface Source<R> {
  /** Names everything that the rows depend on, filters and sorting included. */
  readonly key: QueryKey;
  readonly page: (startIndex: number, count: number, signal: AbortSignal) => Promise<Page<R>>;
}

export const PAGE = 100;
/** Milliseconds for which a page counts as fresh: changes are told by the stream, this is for when it is silent. */
const FRESH = 60_000;

export interface Rows<R> {
  readonly total: number;
  readonly isPending: boolean;
  /** Whether what is shown belongs to the filter before. */
  readonly isStale: boolean;
  readonly error: unknown;
  /** The record at an index, if it has been read. */
  readonly at: (index: number) => R | undefined;
  readonly retry: () => void;
}

/** How a page of a list is read and remembered. */
export function pageOptions<R>(source: Source<R>, page: number) {
  return {
    queryKey: [...source.key, 'page', page],
    queryFn: ({ signal }: { signal: AbortSignal }) => source.page(page * PAGE, PAGE, signal),
    staleTime: FRESH,
  };
}

/** Reads the pages `first` to `last`. The first page is always there: it tells how many there are. */
export function useRows<R>(source: Source<R>, first: number, last: number): Rows<R> {
  const client = useQueryClient();
  const options = (page: number) => pageOptions(source, page);
  const head = useQuery({ ...options(0), placeholderData: keepPreviousData });
  const beyond = pagesBetween(first, last).filter(
    (page) => page > 0 && page * PAGE < (head.data?.total ?? 0),
  );
  const isStale = head.isPlaceholderData;
  const others = useQueries({ queries: isStale ? [] : beyond.map(options) });
  const failed = others.find((one) => one.isError)?.error;
  return {
    total: head.data?.total ?? 0,
    isPending: head.isPending,
    isStale,
    error: head.error ?? (failed || null),
    at: (index) => {
      const page = Math.floor(index / PAGE);
      if (page === 0) return head.data?.items[index];
      const asked = others[beyond.indexOf(page)]?.data;
      const read = asked ?? client.getQueryData<Page<R>>([...source.key, 'page', page]);
      return read?.items[index - page * PAGE];
    },
    retry: () =>
      void client.refetchQueries({
        queryKey: source.key,
        predicate: (query) => query.state.status === 'error',
      }),
  };
}

/** Returns the page that a row is on. */
export function pageOf(index: number): number {
  return Math.floor(Math.max(index, 0) / PAGE);
}

function pagesBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
