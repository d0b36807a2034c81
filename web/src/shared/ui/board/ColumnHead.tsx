import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../i18n/formats';
import classes from './board.module.css';

interface Props {
  title: string;
  /** Undefined: it is not known yet. */
  count: number | undefined;
  tone?: 'bad' | undefined;
  /** Before the title: a dot. */
  mark?: ReactNode;
  /** Below: what the column is worth. */
  children?: ReactNode;
}

/** What a column is, and how many cards are in it. */
export function ColumnHead({ title, count, tone, mark, children }: Props) {
  const formats = useFormats();
  return (
    <header className={classes.head} data-tone={tone}>
      <div className={classes.headLine}>
        {mark}
        <Tooltip label={title}>
          <h2 className={classes.headTitle}>{title}</h2>
        </Tooltip>
        {count !== undefined && <span className={classes.count}>{formats.number(count)}</span>}
      </div>
      {children}
    </header>
  );
}
