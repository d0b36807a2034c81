import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { type Moment, readDate } from '../../../shared/wire/dates';
import type { Task } from '../../../shared/wire/types';
import { deadlineOf, isOverdue } from '../model/deadline';
import { readTime } from '../model/times';
import classes from '../tasks.module.css';
import { useClock } from '../useClock';
import { useDayWords } from '../useDayWords';
import { useTaskField } from './useTaskField';

/** Day and time of a deadline. What a colleague set meanwhile comes as a whole moment: it is said as such. */
export function DueFields({ task }: { task: Task }) {
  const t = useText('tasks');
  const formats = useFormats();
  const words = useDayWords();
  const clock = useClock();
  const field = useTaskField(task);
  const time = field('time');
  const isLate = isOverdue(task, clock);
  const checked = (save: (text: string) => Promise<unknown>) => async (text: string) => {
    const read = text === '' ? '' : readTime(text, true);
    if (read === null) throw new Error(t('wrongTime'));
    return save(read);
  };
  const timeOn = (text: string): Moment | null =>
    readDate(readTime(text) ? deadlineOf(clock.today, readTime(text) ?? '') : text);
  return (
    <>
      <InlineField
        kind="date"
        label={t('dueDate')}
        display={(day) => {
          const moment = readDate(day.length > 10 ? day : deadlineOf(day));
          if (!moment) return day;
          return (
            <span className={classes.due} data-late={isLate || undefined}>
              {day.length > 10 ? formats.dayAndTime(moment) : words.deadline(moment, clock.today)}
              {isLate && <span className="sr-only">{` (${t('overdue')})`}</span>}
            </span>
          );
        }}
        {...field('day')}
      />
      <InlineField
        kind="text"
        label={t('time')}
        display={(text) => {
          const moment = timeOn(text);
          if (!moment) return <span className={classes.quiet}>{t('wholeDay')}</span>;
          return text.length > 10 ? formats.dayAndTime(moment) : formats.time(moment);
        }}
        {...time}
        onSave={checked(time.onSave)}
        onOverwrite={checked(time.onOverwrite)}
      />
    </>
  );
}
