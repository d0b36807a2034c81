import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { readDate } from '../../shared/wire/dates';
import type { Task } from '../../shared/wire/types';
import { type Clock, isOverdue, timeIn } from './model/deadline';
import classes from './tasks.module.css';
import { useDayWords } from './useDayWords';

interface Props {
  task: Pick<Task, 'deadLine' | 'isClosed'>;
  clock: Clock;
  /** Whether the day is said already, by where the task stands: the time is enough. */
  isDaySaid?: boolean;
}

/** When a task is due, as people say it; red once it is late. */
export function DueDate({ task, clock, isDaySaid = false }: Props) {
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
      {isDaySaid ? timeIn(moment) && formats.time(moment) : words.deadline(moment, clock.today)}
      {isLate && <span className="sr-only">{` (${t('overdue')})`}</span>}
    </time>
  );
}
