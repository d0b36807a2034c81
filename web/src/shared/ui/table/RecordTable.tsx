import { type ReactNode, useRef } from 'react';
import { ErrorPanel } from '../ErrorPanel';
import type { Column } from './columns';
import type { Density } from './density';
import { HoverPanel, useHover } from './HoverPanel';
import type { MenuEntry } from './menu';
import { PointMenu } from './PointMenu';
import type { Source } from './pages';
import classes from './RecordTable.module.css';
import { useSteadyActions } from './rowActions';
import { ScrollingContext } from './scrolling';
import { isSelected, NOTHING, type Selection } from './selection';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import type { Columns } from './useColumns';
import { useIsWide } from './useIsWide';
import { useRecordList } from './useRecordList';

export interface RecordTableProps<R extends { readonly id: number }> {
  /** Under which the place of scrolling is kept. */
  name: string;
  /** What the list is called, for those who can't see it. */
  label: string;
  source: Source<R>;
  /** Of `useColumns`, which knows how the list is sorted, too. */
  columns: Columns<R>;
  /** What a record is called, for those who can't see its row. */
  titleOf: (record: R) => string;
  onOpen: (record: R) => void;
  /** Called when the pointer rests on a row or the keyboard reaches it: a good moment to read the record ahead. */
  onApproach?: (record: R) => void;
  density?: Density;
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  /** What can be done with a record: by right click and by its "…" button. */
  menu?: (record: R) => readonly MenuEntry[];
  /** What shows beside the first column when the pointer rests on it. */
  hoverCard?: (record: R) => ReactNode;
  /** What stands there when nothing matches. */
  empty: ReactNode;
  /** Told how many there are, whenever that changes. */
  onTotal?: (total: number) => void;
}

/**
 * A list of any length: rows are read by pages as they come into view, sorted and filtered by the server.
 *
 * A real table for those who can't see it; moved through with j, k, arrows, Home and End, opened with Enter, selected
 * with x, its menu opened with m.
 */
export function RecordTable<R extends { readonly id: number }>(props: RecordTableProps<R>) {
  const { columns, selection = NOTHING, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const hover = useHover<R>(props.hoverCard !== undefined);
  const list = useRecordList(props, scroller, hover.leave);
  const { rows, menu } = list;
  const isWide = useIsWide(scroller);
  const actions = useSteadyActions<R>({
    open: props.onOpen,
    approach: (record) => props.onApproach?.(record),
    select: list.select,
    openMenu: list.openMenu,
    hover: hover.enter,
  });
  const failed = rows.total === 0 ? rows.error : null;
  return (
    <ScrollingContext value={list.scrolling}>
      <section
        ref={scroller}
        className={classes.scroller}
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        onScroll={list.scrolling.note}
        data-density={props.density}
        data-wide={isWide || undefined}
        data-stale={rows.isStale || undefined}
      >
        <table
          className={classes.table}
          aria-label={props.label}
          aria-rowcount={rows.total + 1}
          aria-busy={rows.isPending || rows.isStale}
        >
          <TableHead columns={columns} selection={selection} total={rows.total} onSelect={onSelect} />
          <tbody>
            {rows.isPending && <Waiting columns={columns.shown} isSelectable={onSelect !== undefined} />}
            <Gap height={list.before} />
            {list.shown.map((index) => (
              <TableRow
                key={index}
                index={index}
                record={rows.at(index)}
                title={titleAt(rows.at(index), props.titleOf)}
                columns={columns.shown}
                isCurrent={index === list.current}
                isSelected={isSelectedAt(rows.at(index), selection)}
                isSelectable={onSelect !== undefined}
                hasMenu={props.menu !== undefined}
                actions={actions}
              />
            ))}
            <Gap height={list.after} />
          </tbody>
        </table>
        {list.isEmpty && props.empty}
        {failed != null && <ErrorPanel error={failed} onRetry={rows.retry} />}
      </section>
      <PointMenu
        at={menu?.at ?? null}
        label={menu ? props.titleOf(menu.record) : props.label}
        entries={menu && props.menu ? props.menu(menu.record) : []}
        onClose={list.closeMenu}
      />
      {props.hoverCard && <HoverPanel hover={hover} render={props.hoverCard} />}
    </ScrollingContext>
  );
}

function titleAt<R>(record: R | undefined, titleOf: (record: R) => string): string {
  return record === undefined ? '' : titleOf(record);
}

function isSelectedAt<R extends { readonly id: number }>(
  record: R | undefined,
  selection: Selection,
): boolean {
  return record !== undefined && isSelected(selection, record.id);
}

/** The place of rows that are out of sight. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td className={classes.gap} style={{ height }} />
    </tr>
  );
}

const WAITING_ROWS = Array.from({ length: 14 }, (_, index) => index);

function Waiting<R>({ columns, isSelectable }: { columns: readonly Column<R>[]; isSelectable: boolean }) {
  return WAITING_ROWS.map((index) => (
    <tr key={index} className={classes.row} aria-hidden>
      {isSelectable && <td />}
      {columns.map((column, at) => (
        <td key={column.id}>
          <span className={classes.bone} style={{ width: `${40 + ((index * 7 + at * 13) % 45)}%` }} />
        </td>
      ))}
      <td />
      <td />
    </tr>
  ));
}
