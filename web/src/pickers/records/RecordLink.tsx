import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseQueries } from '../../data/cases';
import { contactQueries } from '../../data/contacts';
import { opportunityQueries } from '../../data/opportunities';
import { taskQueries } from '../../data/tasks';
import { cardOf } from './addresses';
import classes from './RecordLink.module.css';

interface Props {
  kind: string;
  id: number;
  /** What it is called, where that is known; otherwise it is asked for. */
  title?: string | undefined;
}

/** A record by its name, which leads to its card where it has one and is there. */
export function RecordLink({ kind, id, title }: Props) {
  const { name, isGone } = useRecordName(kind, id, title);
  const said = name ?? `#${id}`;
  const to = cardOf(kind, id);
  if (!to || isGone) return <span className={classes.name}>{said}</span>;
  return (
    <Link to={to} className={classes.link}>
      {said}
    </Link>
  );
}

/** Returns what a record is called; undefined while that is not known. `isGone`: it is not there for the caller. */
function useRecordName(kind: string, id: number, title: string | undefined) {
  const wanted = (one: string) => ({ enabled: kind === one && title === undefined });
  const contact = useQuery({ ...contactQueries.detail(id), ...wanted('contact') });
  const opportunity = useQuery({ ...opportunityQueries.detail(id), ...wanted('opportunity') });
  const aCase = useQuery({ ...caseQueries.detail(id), ...wanted('case') });
  const task = useQuery({ ...taskQueries.detail(id), ...wanted('task') });
  const name =
    title || contact.data?.displayName || opportunity.data?.title || aCase.data?.title || task.data?.title;
  return { name, isGone: [contact, opportunity, aCase, task].some((query) => query.error !== null) };
}
