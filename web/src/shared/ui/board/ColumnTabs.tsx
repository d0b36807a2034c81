import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useFormats } from '../../i18n/formats';
import { useText } from '../../i18n/text';
import classes from './board.module.css';

export interface Tab {
  readonly id: string;
  readonly title: string;
  /** Undefined: it is not known yet. */
  readonly count: number | undefined;
  readonly mark?: ReactNode;
}

/** On a phone: which column is shown. Swiping the columns leads on, too. */
export function ColumnTabs({
  tabs,
  scroller,
}: {
  tabs: readonly Tab[];
  scroller: RefObject<HTMLElement | null>;
}) {
  const t = useText('common');
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
      {tabs.map(({ id, title, count, mark }, index) => (
        <button
          key={id}
          type="button"
          className={classes.columnTab}
          aria-current={index === current ? 'true' : undefined}
          ref={(tab) => {
            if (tab && index === current) tab.scrollIntoView({ inline: 'nearest', block: 'nearest' });
          }}
          onClick={() => show(id)}
        >
          {mark}
          {title}
          {count !== undefined && <span className={classes.count}>{formats.number(count)}</span>}
        </button>
      ))}
    </nav>
  );
}
