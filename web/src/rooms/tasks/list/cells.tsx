import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { RowLink } from '../../../shared/ui/RowLink';
import { UserChip } from '../../../shared/ui/UserChip';
import type { Task } from '../../../shared/wire/types';
import { CategoryIcon } from '../CategoryIcon';
import { DueDate } from '../DueDate';
import { useCategoryChoices } from '../form/choices';
import { EntityIcon } from '../form/EntityIcon';
import { useTaskField } from '../form/useTaskField';
import type { Clock } from '../model/deadline';
import { movedTo } from '../model/deadline';
import { TaskCheck } from '../TaskCheck';
import classes from '../tasks.module.css';

interface Props {
  task: Task;
}

/** Whether it is done, and what is to be done. */
export function TitleCell({ task, onToggle }: Props & { onToggle: (task: Task) => void }) {
  return (
    <span className={classes.name}>
      <TaskCheck task={task} onToggle={onToggle} />
      <span className={classes.title} data-closed={task.isClosed || undefined} title={task.title}>
        {task.title}
      </span>
    </span>
  );
}

/** When it is due, to be changed in the row. */
export function DueCell({ task, clock }: Props & { clock: Clock }) {
  const t = useText('tasks');
  const field = useTaskField(task)('day');
  return (
    <InlineField
      kind="date"
      hideLabel
      label={t('dueDate')}
      display={(day) => (
        <DueDate
          task={day === field.value ? task : { ...task, ...movedTo(task, day.slice(0, 10)) }}
          clock={clock}
        />
      )}
      {...field}
    />
  );
}

/** Who is to do it, to be changed in the row. */
export function ResponsibleCell({ task }: Props) {
  const t = useText('tasks');
  const users = useUserChoices();
  const field = useTaskField(task)('responsible');
  return (
    <InlineField
      kind="user"
      hideLabel
      label={t('responsible')}
      choices={users}
      {...field}
      display={(id) => {
        const known = users.find((one) => one.value === id);
        if (id === field.value || !known) return <UserChip user={task.responsible} />;
        return (
          <span className={classes.name}>
            {known.icon}
            {known.label}
          </span>
        );
      }}
    />
  );
}

/** What kind of task it is, to be changed in the row. */
export function CategoryCell({ task }: Props) {
  const t = useText('tasks');
  const categories = useCategoryChoices();
  const field = useTaskField(task)('category');
  return (
    <InlineField
      kind="select"
      hideLabel
      label={t('category')}
      choices={categories}
      {...field}
      display={(id) => {
        const known = categories.find((one) => one.value === id);
        return (
          <span className={classes.name}>
            {known?.icon ?? (task.category && <CategoryIcon category={task.category} />)}
            <span className={classes.said}>{known?.label ?? task.category?.title}</span>
          </span>
        );
      }}
    />
  );
}

/** Whom it is about. */
export function ContactCell({ task }: Props) {
  if (!task.contact) return null;
  return (
    <RowLink href={`/contacts/${task.contact.id}`} className={classes.quietLink}>
      {task.contact.displayName}
    </RowLink>
  );
}

/** The opportunity or case that it belongs to. */
export function EntityCell({ task }: Props) {
  const { entity } = task;
  if (!entity) return null;
  const page = entity.entityType === 'case' ? 'cases' : 'opportunities';
  return (
    <span className={classes.name}>
      <EntityIcon kind={entity.entityType} />
      <RowLink href={`/${page}/${entity.entityId}`} className={classes.quietLink}>
        {entity.entityTitle}
      </RowLink>
    </span>
  );
}
