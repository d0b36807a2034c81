import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listQueries } from '../../../data/lists';
import { useCreatePicked } from '../../../data/pickedContacts';
import { useCreateTask, useDeleteTask } from '../../../data/tasks';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { type TaskValues, toTaskInput } from '../model/taskForm';
import { parseQuick, type QuickTask } from './parse';
import { toValues } from './quickTask';
import { type QuickContact, useQuickContact } from './useQuickContact';
import { useSense } from './useSense';

export interface Quick {
  readonly task: QuickTask;
  /** The form of the task as it would be created. */
  readonly values: TaskValues;
  readonly contact: QuickContact;
  readonly isPending: boolean;
  /** Creates the task and says so; throws what it has said already. */
  create(): Promise<void>;
}

interface Given {
  readonly first: Partial<TaskValues> | undefined;
  readonly day: string | undefined;
}

/** What a line of quick add means, and creating that. */
export function useQuickAdd(text: string, { first, day }: Given): Quick {
  const t = useText('tasks');
  const toasts = useToasts();
  const sense = useSense();
  const creation = useCreateTask();
  const removal = useDeleteTask();
  const contacts = useCreatePicked();
  const { data: categories = [] } = useQuery(listQueries.taskCategories());
  const task = useMemo(() => parseQuick(text, { ...sense, day }), [text, sense, day]);
  // On a contact's card names in the text are most often its own: only a # leads elsewhere.
  const contact = useQuickContact(first?.contact ? { contact: task.contact, guesses: [] } : task);
  const given = {
    self: sense.self,
    today: sense.clock.today,
    day,
    categories,
    first,
    contact: contact.picked,
  };
  const values = toValues(task, given);
  const create = async () => {
    try {
      const [known = null] = await contacts.mutateAsync(values.contact ? [values.contact] : []);
      const made = await creation.mutateAsync(toTaskInput({ ...values, contact: known }, sense.self));
      toasts.done(t('created', { title: made.title }), () => removal.mutateAsync(made.id));
    } catch (error) {
      toasts.failed(error);
      throw error;
    }
  };
  return { task, values, contact, isPending: creation.isPending || contacts.isPending, create };
}
