import {
  type ColumnDef,
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  type Header,
  metaHelper,
  type ReactTable,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import {
  AS_MADE,
  type Column,
  hiddenOf,
  orderOf,
  type Sort,
  sortingOf,
  useArrangement,
  visibilityOf,
} from './columns';

const FEATURES = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<{ readonly align?: 'end' | undefined }>(),
});

/** The table knows columns only: of its rows the server sorts and filters all, and the browser has those in view. */
type NoRow = Record<string, never>;
const NO_ROWS: NoRow[] = [];
const NARROWEST = 64;
const WIDEST = 800;

export type ColumnTable = ReactTable<typeof FEATURES, NoRow>;
export type ColumnHeader = Header<typeof FEATURES, NoRow>;

export interface Columns<R> {
  /** Which columns there are, in which order, how wide, and what changes that. */
  readonly table: ColumnTable;
  /** Those to be seen; the same as long as nothing of them changes, as rows are drawn anew when their columns are. */
  readonly shown: readonly Column<R>[];
  /** Forgets what the user made of them. */
  readonly reset: () => void;
}

/** The columns of a list as its user arranged them, kept in the browser under the list's name. The first stays first. */
export function useColumns<R>(
  name: string,
  columns: readonly Column<R>[],
  sort: Sort,
  onSort: (sort: Sort) => void,
): Columns<R> {
  const [kept, keep] = useArrangement(name);
  const definitions = useMemo(() => columns.map(definition), [columns]);
  const state = useMemo(
    () => ({
      columnOrder: orderOf(columns, kept.order),
      columnVisibility: visibilityOf(columns, kept.hidden),
      columnSizing: { ...kept.widths },
    }),
    [columns, kept],
  );
  const sorting = sortingOf(columns, sort);
  const table = useTable<typeof FEATURES, NoRow>({
    features: FEATURES,
    columns: definitions,
    data: NO_ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    sortDescFirst: false,
    state: { ...state, sorting },
    onColumnOrderChange: (next) => keep({ ...kept, order: functionalUpdate(next, state.columnOrder) }),
    onColumnVisibilityChange: (next) =>
      keep({ ...kept, hidden: hiddenOf(columns, functionalUpdate(next, state.columnVisibility)) }),
    onColumnSizingChange: (next) => keep({ ...kept, widths: functionalUpdate(next, state.columnSizing) }),
    onSortingChange: (next) => {
      const [first] = functionalUpdate(next, sorting);
      const by = columns.find((one) => one.id === first?.id)?.sortBy;
      if (first && by !== undefined) onSort({ by, descending: first.desc });
    },
  });
  const visible = table.getVisibleLeafColumns();
  const shown = useMemo(() => {
    const known = new Map(columns.map((one) => [one.id, one]));
    return visible.flatMap(({ id }) => known.get(id) ?? []);
  }, [columns, visible]);
  return { table, shown, reset: () => keep(AS_MADE) };
}

function definition<R>(column: Column<R>, index: number): ColumnDef<typeof FEATURES, NoRow> {
  return {
    id: column.id,
    header: column.title,
    size: column.width,
    minSize: NARROWEST,
    maxSize: WIDEST,
    enableHiding: index > 0,
    enableSorting: column.sortBy !== undefined,
    // What has no value counts as not to be sorted; the values are the server's.
    accessorFn: () => null,
    meta: { align: column.align },
  };
}
