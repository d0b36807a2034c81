import { type ReactNode, useId } from 'react';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { replaces } from '../../../shared/wire/errors';
import classes from '../settings.module.css';

interface Read {
  readonly isPending: boolean;
  readonly data: unknown;
  readonly error: unknown;
  refetch: () => unknown;
}

/** A titled part of a section, with what can be done at the right. */
export function Block({
  title,
  text,
  actions,
  children,
}: {
  title: string;
  text?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.block} aria-labelledby={id}>
      <div className={classes.blockHead}>
        <div>
          <h2 id={id} className={classes.blockTitle}>
            {title}
          </h2>
          {text && <p className={classes.blockText}>{text}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** What a query tells, with its states of loading and of failure. */
export function Told({ query, children }: { query: Read; children: ReactNode }) {
  if (query.isPending) return <Bones />;
  if (replaces(query.error, query.data))
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return children;
}

function Bones() {
  return (
    <div className={classes.bones} aria-hidden>
      {[70, 55, 62, 48].map((width) => (
        <div key={width} className={classes.bone} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
