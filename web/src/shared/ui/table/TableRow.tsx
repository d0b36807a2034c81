import { IconDots } from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import { useText } from '../../i18n/text';
import type { Column } from './columns';
import classes from './RecordTable.module.css';
import { RowCheck } from './RowCheck';
import type { RowActions } from './rowActions';

interface Props<R> {
  index: number;
  record: R | undefined;
  columns: readonly Column<R>[];
  title: string;
  isCurrent: boolean;
  isSelected: boolean;
  isSelectable: boolean;
  hasMenu: boolean;
  actions: RowActions<R>;
}

/** What a click on a row does not mean, as it means something of its own. */
const OWN_CLICKS = 'a, button, input, label, textarea, select, [role=option], [role=menuitem]';

function Row<R>(props: Props<R>) {
  const { record, index, columns, title, isSelected, isCurrent, isSelectable, hasMenu, actions } = props;
  const t = useText('common');
  if (!record) return <Skeleton {...props} />;
  const click = (event: MouseEvent) => {
    const isElsewhere = event.target instanceof Element && event.target.closest(OWN_CLICKS) !== null;
    // Whoever selects text in a cell wants to copy it.
    if (isElsewhere || document.getSelection()?.type === 'Range') return;
    if (isSelectable && (event.shiftKey || event.metaKey || event.ctrlKey))
      actions.select(index, event.shiftKey);
    else actions.open(record);
  };
  const openMenu = (event: MouseEvent) => {
    if (!hasMenu) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    actions.openMenu(
      index,
      event.type === 'contextmenu' ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom },
    );
  };
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      className={classes.row}
      data-current={isCurrent || undefined}
      data-selected={isSelected || undefined}
      onClick={click}
      onContextMenu={openMenu}
      onMouseEnter={() => actions.approach(record)}
    >
      {isSelectable && (
        <td className={classes.check}>
          <RowCheck
            label={t('selectRecord', { title })}
            checked={isSelected}
            onToggle={(isRange) => actions.select(index, isRange)}
          />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.id}
          className={at === 0 ? classes.lead : undefined}
          data-align={column.align}
          onMouseEnter={at === 0 ? (event) => actions.hover(record, event.currentTarget) : undefined}
          onMouseLeave={at === 0 ? () => actions.hover(null, null) : undefined}
        >
          {column.cell(record)}
        </td>
      ))}
      <td />
      <td className={classes.more}>
        {hasMenu && (
          <button
            type="button"
            className={classes.dots}
            aria-label={t('actionsFor', { title })}
            aria-haspopup="menu"
            onClick={openMenu}
          >
            <IconDots size={16} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  );
}

/** One row of a list; it is drawn anew only when something of it changes. */
export const TableRow = memo(Row) as typeof Row;

function Skeleton<R>({ columns, index, isSelectable }: Props<R>) {
  return (
    <tr className={classes.row} aria-rowindex={index + 2} aria-busy>
      {isSelectable && <td />}
      {columns.map((column, at) => (
        <td key={column.id}>
          <span className={classes.bone} style={{ width: `${40 + ((index * 7 + at * 13) % 45)}%` }} />
        </td>
      ))}
      <td />
      <td />
    </tr>
  );
}
