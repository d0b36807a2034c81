import type { ReactNode } from 'react';
import classes from './Tag.module.css';

/** A small label: of a tag, a stage or a status. `color` is a dot's colour as the wire gives it. */
export function Tag({ children, color }: { children: ReactNode; color?: string | undefined }) {
  return (
    <span className={classes.tag}>
      {color && <span className={classes.dot} style={{ background: color }} aria-hidden />}
      <span className={classes.text}>{children}</span>
    </span>
  );
}
