import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useText } from '../../i18n/text';
import { ColumnMenu } from './ColumnMenu';
import classes from './RecordTable.module.css';
import { RowCheck } from './RowCheck';
import { countSelected, EVERYTHING, NOTHING, type Selection } from './selection';
import type { ColumnHeader, Columns, ColumnTable } from './useColumns';

interface Props<R> {
  columns: Columns<R>;
  selection: Selection;
  total: number;
  onSelect: ((selection: Selection) => void) | undefined;
}

/** The head of a list: sorts by a click, widens by dragging an edge or with its arrow keys. */
export function TableHead<R>({ columns, selection, total, onSelect }: Props<R>) {
  const t = useText('common');
  const headers = columns.table.getFlatHeaders();
  const count = countSelected(selection, total);
  const isAll = total > 0 && count === total;
  return (
    <>
      <colgroup>
        {onSelect && <col style={{ width: 40 }} />}
        {headers.map((header, index) => (
          // Something of the second column is seen on the narrowest screen, too.
          <col
            key={header.id}
            style={{ width: index === 0 ? `min(${header.getSize()}px, 58vw)` : header.getSize() }}
          />
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
          {headers.map((header, index) => (
            <HeadCell key={header.id} isLead={index === 0} header={header} table={columns.table} />
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

interface CellProps {
  header: ColumnHeader;
  table: ColumnTable;
}

const ARIA_SORTS = { asc: 'ascending', desc: 'descending' } as const;

function HeadCell({ isLead, header, table }: CellProps & { isLead: boolean }) {
  const { column } = header;
  const title = String(column.columnDef.header);
  const sorted = column.getIsSorted();
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={isLead ? classes.lead : undefined}
      data-align={column.columnDef.meta?.align}
      aria-sort={sorted ? ARIA_SORTS[sorted] : undefined}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          className={classes.sorter}
          data-sorted={sorted || undefined}
          onClick={() => column.toggleSorting()}
        >
          {title}
          {sorted && <Arrow size={14} aria-hidden />}
        </button>
      ) : (
        <span className={classes.heading}>{title}</span>
      )}
      <Resizer title={title} header={header} table={table} />
    </th>
  );
}

const NUDGE = 16;

function Resizer({ title, header, table }: CellProps & { title: string }) {
  const t = useText('common');
  const start = useRef<{ x: number; width: number } | null>(null);
  const width = header.getSize();
  const resize = (pixels: number) =>
    table.setColumnSizing((sizes) => ({ ...sizes, [header.column.id]: Math.round(pixels) }));
  const down = (event: PointerEvent) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent) => {
    if (start.current) resize(start.current.width + event.clientX - start.current.x);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -NUDGE, ArrowRight: NUDGE }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('resizeColumn', { title })}
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
