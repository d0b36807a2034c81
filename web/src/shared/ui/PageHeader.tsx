import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect } from 'react';
import classes from './PageHeader.module.css';

export interface Crumb {
  label: string;
  to: string;
}

interface Props {
  title: string;
  /** Pages above this one, outermost first. */
  crumbs?: readonly Crumb[];
  /** Something small beside the title: a count, a badge. */
  aside?: ReactNode;
  actions?: ReactNode;
}

/** The head of a page: where one is, and what can be done here. It names the browser's tab, too. */
export function PageHeader({ title, crumbs = [], aside, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Rapport`;
  }, [title]);
  return (
    <header className={classes.header}>
      <div className={classes.where}>
        {crumbs.map((crumb) => (
          <Fragment key={crumb.to}>
            <Link className={classes.crumb} to={crumb.to}>
              {crumb.label}
            </Link>
            <IconChevronRight size={14} className={classes.divider} aria-hidden />
          </Fragment>
        ))}
        <h1 className={classes.title}>{title}</h1>
        {aside && <span className={classes.aside}>{aside}</span>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
