import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useText } from '../../i18n/text';
import { ColumnMenu } from './ColumnMenu';
import type { Column, Columns } from './columns';
import classes from './RecordTable.module.css';
import { RowCheck } from './RowCheck';
import { countSelected, EVERYTHING, NOTHING, type Selection } from './selection';

/** How a list is sorted: by one of its server's keys. */
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

interface Props<R> {
  columns: Columns<R>;
  sort: Sort;
  onSort: (sort: Sort) => void;
  selection: Selection;
  total: number;
  onSelect: ((selection: Selection) => void) | undefined;
}

/** The head of a list: sorts by a click, widens by dragging an edge or with its arrow keys. */
export function TableHead<R>({ columns, sort, onSort, selection, total, onSelect }: Props<R>) {
  const t = useText('common');
  const count = countSelected(selection, total);
  const isAll = total > 0 && count === total;
  return (
    <>
      <colgroup>
        {onSelect && <col style={{ width: 40 }} />}
        {columns.shown.map((column) => (
          <col key={column.id} style={{ width: columns.widthOf(column) }} />
        ))}
        <col />
        <col style={{ width: 44 }} />
      </colgroup>
      <thead className={classes.head}>
        <tr aria-rowindex={1}>
          {onSelect && (
            <th className={classes.check} scope="col">
              <RowCheck
                label={t('selectAll')}
                checked={isAll}
                indeterminate={count > 0 && !isAll}
                onToggle={() => onSelect(isAll ? NOTHING : EVERYTHING)}
              />
            </th>
          )}
          {columns.shown.map((column, index) => (
            <HeadCell
              key={column.id}
              isLead={index === 0}
              column={column}
              columns={columns}
              sort={sort}
              onSort={onSort}
            />
          ))}
          <td />
          <th className={classes.more} scope="col" aria-label={t('columns')}>
            <ColumnMenu columns={columns} />
          </th>
        </tr>
      </thead>
    </>
  );
}

interface CellProps<R> {
  isLead: boolean;
  column: Column<R>;
  columns: Columns<R>;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

function HeadCell<R>({ isLead, column, columns, sort, onSort }: CellProps<R>) {
  const isSorted = column.sortBy !== undefined && column.sortBy === sort.by;
  const { sortBy } = column;
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  const direction = sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={isLead ? classes.lead : undefined}
      data-align={column.align}
      aria-sort={isSorted ? direction : undefined}
    >
      {sortBy ? (
        <button
          type="button"
          className={classes.sorter}
          data-sorted={isSorted || undefined}
          onClick={() => onSort({ by: sortBy, descending: isSorted ? !sort.descending : false })}
        >
          {column.title}
          {isSorted && <Arrow size={14} aria-hidden />}
        </button>
      ) : (
        <span className={classes.heading}>{column.title}</span>
      )}
      <Resizer column={column} columns={columns} />
    </th>
  );
}

const NUDGE = 16;

function Resizer<R>({ column, columns }: { column: Column<R>; columns: Columns<R> }) {
  const t = useText('common');
  const start = useRef<{ x: number; width: number } | null>(null);
  const width = columns.widthOf(column);
  const down = (event: PointerEvent) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent) => {
    if (start.current) columns.resize(column.id, start.current.width + event.clientX - start.current.x);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -NUDGE, ArrowRight: NUDGE }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    columns.resize(column.id, width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('resizeColumn', { title: column.title })}
      aria-valuenow={width}
      tabIndex={0}
      className={classes.resizer}
      onPointerDown={down}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={press}
    />
  );
}
