import { useText } from '../../shared/i18n/text';
import { UserChip } from '../../shared/ui/UserChip';
import type { Task } from '../../shared/wire/types';
import { CategoryIcon } from './CategoryIcon';
import { DueDate } from './DueDate';
import type { Clock } from './model/deadline';
import classes from './tasks.module.css';

/** What is known of a task at a glance. */
export function TaskHoverCard({ task, clock }: { task: Task; clock: Clock }) {
  const t = useText('tasks');
  const { category, contact, entity, description } = task;
  return (
    <div className={classes.hover}>
      <p className={classes.hoverTitle}>{task.title}</p>
      <div className={classes.hoverLines}>
        {task.isClosed ? <span>{t('state_closed')}</span> : <DueDate task={task} clock={clock} />}
        {category && (
          <span className={classes.name}>
            <CategoryIcon category={category} />
            {category.title}
          </span>
        )}
        {contact && <span>{contact.displayName}</span>}
        {entity && <span>{entity.entityTitle}</span>}
        <UserChip user={task.responsible} />
      </div>
      {description && <p className={classes.clamped}>{description}</p>}
    </div>
  );
}
