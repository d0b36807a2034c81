import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { RowLink } from '../../shared/ui/RowLink';
import { dayOf, readDate } from '../../shared/wire/dates';
import type { OpenTask } from '../../shared/wire/types';
import classes from './contacts.module.css';
import { isLate } from './lateness';

/** The column of the nearest open task: as it costs a call for each page, it is read only where it is shown. */
export const NEXT_TASK = 'nextTask';

/** What is to be done next for a contact, and until when: red once it is late. */
export function NextTask({ task, today }: { task: OpenTask; today: string }) {
  const t = useText('contacts');
  const formats = useFormats();
  const late = isLate(task.deadLine, today, new Date());
  const moment = readDate(task.deadLine);
  return (
    <span className={classes.task}>
      <RowLink href={`/tasks?task=${task.id}`} className={classes.quiet}>
        {task.title}
      </RowLink>
      {moment && (
        <time dateTime={moment.instant.toISOString()} data-late={late || undefined}>
          {formats.day(moment)}
          {late && <span className="sr-only">{` (${t('late')})`}</span>}
        </time>
      )}
    </span>
  );
}

/** Returns a task with its day, for files. */
export function toldTask(task: OpenTask): string {
  const moment = readDate(task.deadLine);
  return moment ? `${task.title} (${dayOf(moment)})` : task.title;
}
