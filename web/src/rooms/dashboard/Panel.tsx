import { type ReactNode, useId } from 'react';
import { useText } from '../../shared/i18n/text';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { replaces } from '../../shared/wire/errors';
import classes from './dashboard.module.css';

interface Props {
  title: string;
  /** What stands small beside the title. */
  aside?: ReactNode;
  /** Where more of it is: a link. */
  more?: ReactNode;
  /** What is told, read by a query: while it is pending, the panel keeps its place. */
  query?: {
    readonly isPending: boolean;
    readonly data: unknown;
    readonly error: unknown;
    refetch: () => unknown;
  };
  /** Rows to keep a place for. */
  rows?: number;
  children: ReactNode;
}

/** A titled part of the dashboard, with its states of loading and of failure. */
export function Panel({ title, aside, more, query, rows = 4, children }: Props) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside && <span className={classes.aside}>{aside}</span>}
        {more && <span className={classes.more}>{more}</span>}
      </div>
      {query?.isPending ? (
        <Waiting rows={rows} />
      ) : query && replaces(query.error, query.data) ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        children
      )}
    </section>
  );
}

/** What stands in a panel until something is known. */
export function Waiting({ rows }: { rows: number }) {
  const t = useText('dashboard');
  const places = Array.from({ length: rows }, (_, place) => place);
  return (
    <div className={classes.waiting}>
      <span className="sr-only">{t('loading')}</span>
      {places.map((place) => (
        <div key={place} className={classes.bone} style={{ width: `${92 - place * 9}%` }} />
      ))}
    </div>
  );
}
