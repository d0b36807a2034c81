import { useQuery } from '@tanstack/react-query';
import { sessionQueries } from '../../../data/session';
import { useChangeTask } from '../../../data/tasks';
import type { Task } from '../../../shared/wire/types';
import { fieldExpected, fieldInput, fieldText, type TaskField } from '../model/taskFields';

/** What an InlineField of a task needs: its value, and saving that tells of a colleague who was quicker. */
export function useTaskField(task: Task) {
  const change = useChangeTask();
  const { data: self } = useQuery(sessionQueries.self());
  return (name: TaskField) => {
    const fieldsOf = (text: string) => ({
      ...fieldInput(task, name, text),
      // Whoever is given a task is told; those who take one know.
      ...(name === 'responsible' && text !== self?.id ? { isNotify: true } : {}),
    });
    return {
      value: fieldText(task, name),
      readOnly: !task.canEdit,
      onSave: (text: string) =>
        change.mutateAsync({ id: task.id, fields: fieldsOf(text), expected: fieldExpected(task, name) }),
      onOverwrite: (text: string) => change.mutateAsync({ id: task.id, fields: fieldsOf(text) }),
    };
  };
}
