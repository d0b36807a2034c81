import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQueries } from '../../../data/lists';
import { useCreatePicked } from '../../../data/pickedContacts';
import { sessionQueries } from '../../../data/session';
import { useCreateTask } from '../../../data/tasks';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import { useToasts } from '../../../shared/ui/toasts';
import { emptyTask, errorsIn, type TaskValues, toTaskInput } from '../model/taskForm';
import { useClock } from '../useClock';
import { TaskFields } from './TaskFields';

/** What the form calls the parameters of the API. */
const PARAMETERS = {
  title: 'title',
  description: 'description',
  deadline: 'day',
  categoryId: 'category',
  responsibleId: 'responsible',
} as const;

interface Props {
  opened: boolean;
  /** What is known of the task already. */
  first?: Partial<TaskValues> | undefined;
  onClose: () => void;
}

/** The form of a new task, in a drawer. */
export function NewTask({ opened, first, onClose }: Props) {
  const { data: self } = useQuery(sessionQueries.self());
  const { data: categories } = useQuery(listQueries.taskCategories());
  if (!opened || !self || !categories) return null;
  return <Form first={first} self={self.id} category={String(categories[0]?.id ?? '')} onClose={onClose} />;
}

interface FormProps extends Pick<Props, 'first' | 'onClose'> {
  self: string;
  category: string;
}

function Form({ first: known, self, category, onClose }: FormProps) {
  const t = useText('tasks');
  const toasts = useToasts();
  const { today } = useClock();
  const [first] = useState<TaskValues>({ ...emptyTask(self, today, category), ...known });
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const contacts = useCreatePicked();
  const creation = useCreateTask();
  const wrong = isChecked ? errorsIn(values) : {};
  const refused = fieldErrors(creation.error, PARAMETERS);
  const said = Object.fromEntries(Object.entries(wrong).map(([name, key]) => [name, t(key)]));
  const create = async () => {
    // What a first try created is kept: a second one creates nothing twice.
    const [contact = null] = await contacts.mutateAsync(values.contact ? [values.contact] : []);
    setValues({ ...values, contact });
    return creation.mutateAsync(toTaskInput({ ...values, contact }, self));
  };
  const submit = () => {
    setChecked(true);
    if (Object.keys(errorsIn(values)).length > 0) return;
    create().then(
      ({ title }) => {
        toasts.done(t('created', { title }));
        onClose();
      },
      // The mutations keep their errors: the form shows them.
      () => undefined,
    );
  };
  return (
    <FormFrame
      opened
      title={t('newTask')}
      action={t('create')}
      dirty={JSON.stringify(values) !== JSON.stringify(first)}
      pending={creation.isPending || contacts.isPending}
      error={Object.keys(refused).length > 0 ? null : (contacts.error ?? creation.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <TaskFields
        values={values}
        errors={{ ...refused, ...said }}
        self={self}
        onChange={(change) => setValues({ ...values, ...change })}
      />
    </FormFrame>
  );
}
