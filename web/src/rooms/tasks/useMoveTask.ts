import { useMemo } from 'react';
import { useChangeTask } from '../../data/tasks';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import { readDate } from '../../shared/wire/dates';
import type { Task } from '../../shared/wire/types';
import { movedTo } from './model/deadline';
import { useClock } from './useClock';
import { useDayWords } from './useDayWords';

/** Returns what gives a task another day: it shows at once, says so, and offers to take it back. */
export function useMoveTask(): (task: Task, day: string) => void {
  const t = useText('tasks');
  const toasts = useToasts();
  const words = useDayWords();
  const { today } = useClock();
  const { mutate, mutateAsync } = useChangeTask();
  return useMemo(
    () => (task, day) => {
      const { deadline, deadLine } = movedTo(task, day);
      const moment = readDate(deadLine);
      mutate(
        { id: task.id, fields: { deadline }, expected: { deadline: task.deadLine }, shown: { deadLine } },
        {
          onSuccess: () =>
            toasts.done(
              t('moved', { title: task.title, when: moment ? words.deadline(moment, today) : day }),
              () =>
                mutateAsync({
                  id: task.id,
                  fields: { deadline: task.deadLine },
                  shown: { deadLine: task.deadLine },
                }),
            ),
          onError: toasts.failed,
        },
      );
    },
    [t, toasts, words, today, mutate, mutateAsync],
  );
}
