import { useText } from '../../shared/i18n/text';
import type { Task } from '../../shared/wire/types';
import classes from './tasks.module.css';

/** The round box that closes a task, or opens it again. */
export function TaskCheck({ task, onToggle }: { task: Task; onToggle: (task: Task) => void }) {
  const t = useText('tasks');
  return (
    <input
      type="checkbox"
      className={classes.check}
      aria-label={t('done', { title: task.title })}
      checked={task.isClosed ?? false}
      disabled={!task.canEdit}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onToggle(task)}
    />
  );
}
