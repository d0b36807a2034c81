import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { taskQueries, useCloseTask } from '../../data/tasks';
import { placeOf } from '../../pickers/records/addresses';
import { useToday } from '../../pickers/useToday';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import { addDays, readDate, writeDay } from '../../shared/wire/dates';
import type { Task } from '../../shared/wire/types';
import classes from './dashboard.module.css';
import { dutiesOf } from './days';
import { Panel } from './Panel';

/** As many as are shown; the others are in the list of tasks. */
const MOST = 8;

/** What somebody has to do today and should have done before: a click does it, and can be taken back. */
export function MyDay({ userId }: { userId: string }) {
  const t = useText('dashboard');
  const toasts = useToasts();
  const close = useCloseTask();
  const today = useToday();
  const query = useQuery(
    taskQueries.first(
      {
        responsibleid: userId,
        isClosed: false,
        fromDate: writeDay('0001-01-02'),
        toDate: writeDay(addDays(today, 1)),
        sortBy: 'deadline',
        sortOrder: 'ascending',
      },
      200,
    ),
  );
  const { overdue, today: due } = dutiesOf(query.data?.items ?? [], today);
  const shown = overdue.slice(-MOST / 2);
  const count = overdue.length + due.length;
  // Not by callbacks of a row: it is gone as soon as its task is done.
  const done = (task: Task) => {
    const said = t('taskDone', { title: task.title });
    close
      .mutateAsync({ task, isClosed: true, note: said })
      .then((undo) => toasts.done(said, undo), toasts.failed);
  };
  const left = count - shown.length - Math.min(due.length, MOST - shown.length);
  return (
    <Panel title={t('myDay')} query={query} rows={5} more={<Link to="/tasks">{t('allTasks')}</Link>}>
      {count === 0 && <p className={classes.nothing}>{t('nothingDue')}</p>}
      <Duties title={t('overdue')} tasks={shown} isLate onDone={done} />
      <Duties title={t('today')} tasks={due.slice(0, MOST - shown.length)} onDone={done} />
      {left > 0 && (
        <Link to="/tasks" className={classes.rest}>
          {t('moreTasks', { count: left })}
        </Link>
      )}
    </Panel>
  );
}

function Duties({
  title,
  tasks,
  isLate = false,
  onDone,
}: {
  title: string;
  tasks: readonly Task[];
  isLate?: boolean;
  onDone: (task: Task) => void;
}) {
  if (tasks.length === 0) return null;
  return (
    <>
      <h3 className={classes.group} data-late={isLate || undefined}>
        {title}
      </h3>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <Duty key={task.id} task={task} isLate={isLate} onDone={() => onDone(task)} />
        ))}
      </ul>
    </>
  );
}

function Duty({ task, isLate, onDone }: { task: Task; isLate: boolean; onDone: () => void }) {
  const t = useText('dashboard');
  const formats = useFormats();
  const router = useRouter();
  const due = readDate(task.deadLine);
  const place = placeOf({
    entityType: 'task',
    id: task.id,
    entity: task.entity ?? null,
    ...(task.contact ? { contact: { id: task.contact.id } } : {}),
  });
  const beside = task.entity?.entityTitle ?? task.contact?.displayName;
  return (
    <li className={classes.duty}>
      <Checkbox
        size="xs"
        radius="xl"
        aria-label={t('markDone', { title: task.title })}
        disabled={task.canEdit === false}
        checked={task.isClosed ?? false}
        onChange={onDone}
      />
      <a
        className={classes.item}
        href={place}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          router.history.push(place);
        }}
      >
        <span className={classes.name}>{task.title}</span>
        {beside && <span className={classes.beside}>{beside}</span>}
      </a>
      {due && (
        <span className={classes.when} data-late={isLate || undefined}>
          {isLate ? formats.relative(due) : formats.time(due)}
        </span>
      )}
    </li>
  );
}
