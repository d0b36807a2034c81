import { type RefObject, useEffect, useState } from 'react';
import { StageDot } from '../../../pickers/stageChoices';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import classes from './board.module.css';
import type { Column } from './model';

/** On a phone: which column is shown. Swiping the columns leads on, too. */
export function ColumnTabs({
  columns,
  scroller,
}: {
  columns: readonly Column[];
  scroller: RefObject<HTMLElement | null>;
}) {
  const t = useText('opportunities');
  const formats = useFormats();
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const board = scroller.current;
    const note = () => board && setCurrent(Math.round(board.scrollLeft / Math.max(1, board.clientWidth)));
    board?.addEventListener('scroll', note, { passive: true });
    return () => board?.removeEventListener('scroll', note);
  }, [scroller]);
  const show = (id: string) =>
    scroller.current
      ?.querySelector(`[data-column="${CSS.escape(id)}"]`)
      ?.scrollIntoView({ behavior: 'smooth', inline: 'start', block: 'nearest' });
  return (
    <nav className={classes.columnTabs} aria-label={t('columns')}>
      {columns.map((column, index) => (
        <button
          key={column.id}
          type="button"
          className={classes.columnTab}
          aria-current={index === current ? 'true' : undefined}
          ref={(tab) => {
            if (tab && index === current) tab.scrollIntoView({ inline: 'nearest', block: 'nearest' });
          }}
          onClick={() => show(column.id)}
        >
          {column.color && <StageDot color={column.color} />}
          {column.title}
          {column.count !== undefined && (
            <span className={classes.count}>{formats.number(column.count)}</span>
          )}
        </button>
      ))}
    </nav>
  );
}
