import { Checkbox } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useText } from '../../i18n/text';
import type { Column } from './columns';
import type { Point } from './menu';
import classes from './RecordTable.module.css';

interface Props<R> {
  index: number;
  record: R | undefined;
  columns: readonly Column<R>[];
  titleOf: (record: R) => string;
  isCurrent: boolean;
  isSelected: boolean;
  onOpen: (record: R) => void;
  onSelect: ((index: number, isRange: boolean) => void) | undefined;
  onMenu: ((index: number, at: Point) => void) | undefined;
  onHover: (record: R | null, element: Element | null) => void;
  onApproach: ((record: R) => void) | undefined;
}

/** What a click on a row does not mean, as it means something of its own. */
const OWN_CLICKS = 'a, button, input, label, textarea, select, [role=option], [role=menuitem]';

/** One row of a list. */
export function TableRow<R>(props: Props<R>) {
  const { record, index, columns, isSelected, isCurrent, onSelect, onMenu } = props;
  const t = useText('common');
  if (!record) return <Skeleton {...props} />;
  const title = props.titleOf(record);
  const click = (event: MouseEvent) => {
    const isElsewhere = event.target instanceof Element && event.target.closest(OWN_CLICKS) !== null;
    // Whoever selects text in a cell wants to copy it.
    if (isElsewhere || document.getSelection()?.type === 'Range') return;
    if (onSelect && (event.shiftKey || event.metaKey || event.ctrlKey)) onSelect(index, event.shiftKey);
    else props.onOpen(record);
  };
  const openMenu = (event: MouseEvent) => {
    if (!onMenu) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    onMenu(
      index,
      event.type === 'contextmenu' ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom },
    );
  };
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={onSelect ? isSelected : undefined}
      className={classes.row}
      data-current={isCurrent || undefined}
      data-selected={isSelected || undefined}
      onClick={click}
      onContextMenu={openMenu}
      onMouseEnter={() => props.onApproach?.(record)}
    >
      {onSelect && (
        <td className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={t('selectRecord', { title })}
            checked={isSelected}
            readOnly
            onClick={(event) => onSelect(index, event.shiftKey)}
          />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.id}
          className={at === 0 ? classes.lead : undefined}
          data-align={column.align}
          onMouseEnter={at === 0 ? (event) => props.onHover(record, event.currentTarget) : undefined}
          onMouseLeave={at === 0 ? () => props.onHover(null, null) : undefined}
        >
          {column.cell(record)}
        </td>
      ))}
      <td />
      <td className={classes.more}>
        {onMenu && (
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

function Skeleton<R>({ columns, index, onSelect }: Props<R>) {
  return (
    <tr className={classes.row} aria-rowindex={index + 2} aria-busy>
      {onSelect && <td />}
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
