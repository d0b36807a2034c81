import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface Props {
  icon: ReactNode;
  title: string;
  /** What to do about it, in a sentence. */
  text?: string | undefined;
  actions?: ReactNode;
}

/** What stands where nothing is: what it would be, and how to begin. */
export function EmptyState({ icon, title, text, actions }: Props) {
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={classes.title}>{title}</h2>
      {text && <p className={classes.text}>{text}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
