import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { readDate } from '../../shared/wire/dates';
import type { Task } from '../../shared/wire/types';
import { type Clock, isOverdue, timeIn } from './model/deadline';
import classes from './tasks.module.css';
import { useDayWords } from './useDayWords';

/** When a task is due, as people say it; red once it is late. */
export function DueDate({ task, clock }: { task: Pick<Task, 'deadLine' | 'isClosed'>; clock: Clock }) {
  const t = useText('tasks');
  const formats = useFormats();
  const words = useDayWords();
  const moment = readDate(task.deadLine);
  if (!moment) return null;
  const isLate = isOverdue(task, clock);
  return (
    <time
      className={classes.due}
      dateTime={moment.instant.toISOString()}
      title={timeIn(moment) ? formats.dayAndTime(moment) : formats.day(moment)}
      data-late={isLate || undefined}
      data-closed={task.isClosed || undefined}
    >
      {words.deadline(moment, clock.today)}
      {isLate && <span className="sr-only">{` (${t('overdue')})`}</span>}
    </time>
  );
}
