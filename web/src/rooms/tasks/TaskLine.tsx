import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Avatar } from '../../shared/ui/Avatar';
import { plainText } from '../../shared/wire/texts';
import type { Task } from '../../shared/wire/types';
import { DueDate } from './DueDate';
import type { Clock } from './model/deadline';
import { TaskCheck } from './TaskCheck';
import classes from './tasks.module.css';

interface Props {
  task: Task;
  clock: Clock;
  onToggle: (task: Task) => void;
  onOpen: (id: number) => void;
  /** Whether the contact is told: on its own card it goes without saying. */
  hasContact: boolean;
}

/** A task in a line: done or not, what is to be done, when, and by whom. */
export function TaskLine({ task, clock, onToggle, onOpen, hasContact }: Props) {
  const person = plainText(task.responsible.displayName);
  return (
    <li className={classes.line} data-closed={task.isClosed || undefined}>
      <TaskCheck task={task} onToggle={onToggle} />
      <span className={classes.lineText}>
        <button type="button" className={classes.lineTitle} onClick={() => onOpen(task.id)}>
          {task.title}
        </button>
        {hasContact && task.contact && (
          <Link to="/contacts/$id" params={{ id: String(task.contact.id) }} className={classes.quietLink}>
            {task.contact.displayName}
          </Link>
        )}
      </span>
      <DueDate task={task} clock={clock} />
      <Tooltip label={person}>
        <span className={classes.face}>
          <Avatar name={person} src={task.responsible.avatarSmall} size={20} />
          <span className="sr-only">{person}</span>
        </span>
      </Tooltip>
    </li>
  );
}
