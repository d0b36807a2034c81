import type { ReactNode } from 'react';
import { useDensity } from '../../data/density';
import type { ViewedList } from '../../data/views';
import { ListMenu } from '../../shared/csv/ListMenu';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import { FilterEditor } from '../../shared/ui/filters/FilterChip';
import type { Filter } from '../../shared/ui/filters/filter';
import { InlineEditor } from '../../shared/ui/inline/InlineField';
import { useWarm } from '../../shared/ui/later';
import { BulkBar } from '../../shared/ui/table/BulkBar';
import { ColumnOrder } from '../../shared/ui/table/ColumnMenu';
import type { Column, Sort } from '../../shared/ui/table/columns';
import type { MenuEntry } from '../../shared/ui/table/menu';
import type { Source } from '../../shared/ui/table/pages';
import { RecordTable } from '../../shared/ui/table/RecordTable';
import { useColumns } from '../../shared/ui/table/useColumns';
import { type Address, isNarrowed, type ListSearch, readWith } from '../../shared/url/address';
import { ContactEditor } from '../contactFilter';
import { ViewDialog, ViewsMenu } from '../ViewsMenu';
import { DensityItem } from './DensityItem';
import { ListEmpty, type ListEmptyProps } from './ListEmpty';
import classes from './RecordList.module.css';
import type { ListState } from './useListState';

/** What lists are done with once they are there. */
const PARTS = [FilterEditor, ContactEditor, InlineEditor, ColumnOrder, ViewDialog];

interface Sorted {
  readonly sortBy?: string | undefined;
  readonly sortOrder?: string | undefined;
}

export interface RecordListProps<R extends { readonly id: number }, S extends ListSearch> {
  /** Under which the user's columns, the place of scrolling and the chosen view are kept. */
  name: string;
  label: string;
  address: Address<S>;
  search: S;
  onSearch: (search: S) => void;
  list: ListState;
  /** What the address means to the API: how the list is sorted stands in it. */
  filter: Sorted;
  source: Source<R>;
  columns: readonly Column<R>[];
  filters: readonly Filter[];
  titleOf: (record: R) => string;
  onOpen: (record: R) => void;
  onApproach?: (record: R) => void;
  menu: (record: R) => readonly MenuEntry[];
  hoverCard?: (record: R) => ReactNode;
  /** What stands there where nothing is. */
  empty: Omit<ListEmptyProps, 'isNarrowed' | 'onClear'>;
  /** What can be done with the selected: buttons. */
  bulk: ReactNode;
  /** Whose views it keeps; without, it has none, nor a file of all its rows. */
  views?: ViewedList;
  /** What else can be done with the whole list: Menu.Items; without views, buttons. */
  more?: ReactNode;
}

/** A list of records with its filters, views, columns and what is done with many. What it shows, the address says. */
export function RecordList<R extends { readonly id: number }, S extends ListSearch>(
  props: RecordListProps<R, S>,
) {
  const { name, address, search, list, filter, source } = props;
  useWarm(PARTS, list.isRead);
  const [density] = useDensity();
  const change = (next: S) => {
    list.clear();
    props.onSearch(next);
  };
  const sort = { by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' };
  // Sorted otherwise, the same are selected.
  const onSort = ({ by, descending }: Sort) =>
    props.onSearch(readWith(address, search, { sort: by, order: descending ? 'desc' : 'asc' }));
  const columns = useColumns(name, props.columns, sort, onSort);
  return (
    <div className={classes.list}>
      <FilterBar
        filters={props.filters}
        values={address.values(search)}
        onChange={(id, value) => change(address.changed(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => change(readWith(address, search, { q: text || undefined }))}
        onClear={() => change(address.cleared(search))}
      >
        {props.views ? (
          <>
            <ViewsMenu
              list={props.views}
              name={name}
              search={search}
              onApply={(applied) => change(address.read(applied))}
            />
            <ListMenu title={props.label} columns={columns.shown} source={source}>
              {props.more}
              <DensityItem />
            </ListMenu>
          </>
        ) : (
          props.more
        )}
      </FilterBar>
      <RecordTable
        name={name}
        label={props.label}
        source={source}
        columns={columns}
        titleOf={props.titleOf}
        onOpen={props.onOpen}
        {...(props.onApproach ? { onApproach: props.onApproach } : {})}
        density={density}
        selection={list.selection}
        onSelect={list.select}
        menu={props.menu}
        {...(props.hoverCard ? { hoverCard: props.hoverCard } : {})}
        onTotal={list.count}
        empty={
          <ListEmpty
            {...props.empty}
            isNarrowed={isNarrowed(address, search)}
            onClear={() => change(address.read({}))}
          />
        }
      />
      <BulkBar selection={list.selection} total={list.total} onSelect={list.select}>
        {props.bulk}
      </BulkBar>
    </div>
  );
}
