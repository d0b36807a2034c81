import { useMemo } from 'react';
import { useChangeTask } from '../../data/tasks';
import { useText } from '../../shared/i18n/text';
import { useOvertakenToast } from '../../shared/ui/inline/useOvertakenToast';
import { useToasts } from '../../shared/ui/toasts';
import { readDate } from '../../shared/wire/dates';
import type { Task } from '../../shared/wire/types';
import { movedTo } from './model/deadline';
import { useClock } from './useClock';
import { useDayWords } from './useDayWords';

/**
 * Returns what gives a task another day: it shows at once, says so, and offers to take it back. Where a colleague gave
 * it another date meanwhile, the user decides whose stays.
 */
export function useMoveTask(): (task: Task, day: string) => void {
  const t = useText('tasks');
  const toasts = useToasts();
  const words = useDayWords();
  const tell = useOvertakenToast();
  const { today } = useClock();
  const { mutateAsync: change } = useChangeTask();
  return useMemo(() => {
    const said = (date: string) => {
      const moment = readDate(date);
      return moment ? words.deadline(moment, today) : date;
    };
    const move = async (task: Task, day: string, isSure: boolean) => {
      const { id, title, deadLine: before } = task;
      const { deadline, deadLine } = movedTo(task, day);
      const expected = isSure ? undefined : { deadline: before };
      try {
        await change({ id, fields: { deadline }, expected, shown: { deadLine }, before: task });
      } catch (error) {
        tell(error, {
          say: ({ name, when, found }) =>
            name
              ? t('dueOvertakenBy', { name, title, when, due: said(found) })
              : t('dueOvertaken', { title, due: said(found) }),
          again: ({ found }) => void move({ ...task, deadLine: found }, day, true),
        });
        return;
      }
      toasts.done(t('moved', { title, when: said(deadLine) }), () =>
        change({
          id,
          fields: { deadline: before },
          shown: { deadLine: before },
          before: { ...task, deadLine },
        }),
      );
    };
    return (task, day) => void move(task, day, false);
  }, [t, toasts, words, today, change, tell]);
}
