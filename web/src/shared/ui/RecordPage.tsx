import { Children, type ReactNode } from 'react';
import { InlineEditor } from './inline/InlineField';
import { useWarm } from './later';
import classes from './RecordPage.module.css';

/** What is done with a card once it is there; also when the server has gone away since. */
const PARTS = [InlineEditor];

interface Props {
  /** A PageHeader. */
  header: ReactNode;
  /** What the record is at a glance: avatar, name, what it is. */
  summary: ReactNode;
  /** Facts beside: a Section each. */
  side: ReactNode;
  children: ReactNode;
}

/** The layout of a card: what happens in the main column, what is known beside it; one below the other on a phone. */
export function RecordPage({ header, summary, side, children }: Props) {
  useWarm(PARTS);
  return (
    <div className={classes.page}>
      {header}
      <div className={classes.columns}>
        <aside className={classes.side}>
          <div className={classes.summary}>{summary}</div>
          {side}
        </aside>
        <div className={classes.main}>{children}</div>
      </div>
    </div>
  );
}

/** A titled part of a card, with what can be done with it at the right. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Labels and values in two columns: put InlineFields and Facts into it. */
export function Facts({ children }: { children: ReactNode }) {
  return <div className={classes.facts}>{Children.toArray(children)}</div>;
}
