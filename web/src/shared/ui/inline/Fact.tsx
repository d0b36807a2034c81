import type { ReactNode } from 'react';
import classes from './InlineField.module.css';

/** A value that is only shown, with its label, in line with InlineFields. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.field}>
      <span className={classes.label}>{label}</span>
      <div className={classes.text}>{children}</div>
    </div>
  );
}
