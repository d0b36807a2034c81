import { useDraggable } from '@dnd-kit/core';
import { useId } from 'react';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import type { Dragged } from '../../../shared/ui/board/places';
import { readDate } from '../../../shared/wire/dates';
import type { Task } from '../../../shared/wire/types';
import { type Clock, isOverdue, timeIn } from '../model/deadline';
import { TaskCheck } from '../TaskCheck';
import calendar from './calendar.module.css';

interface Props {
  task: Task;
  day: string;
  clock: Clock;
  onOpen: (id: number) => void;
  onToggle: (task: Task) => void;
}

/** A task in a day: dragged by mouse or finger anywhere, by keyboard from its title. */
export function CalendarTask({ task, day, clock, onOpen, onToggle }: Props) {
  const t = useText('tasks');
  // A task may stand in a day and in the list of all its tasks at once: each is dragged for itself.
  const place = useId();
  const drag = useDraggable({
    id: `${place}/${task.id}`,
    data: { record: task, title: task.title, from: day } satisfies Dragged<Task>,
    disabled: !task.canEdit,
  });
  const isLate = isOverdue(task, clock);
  return (
    <div
      ref={drag.setNodeRef}
      className={calendar.task}
      data-closed={task.isClosed || undefined}
      data-late={isLate || undefined}
      data-dragged={drag.isDragging || undefined}
      {...drag.listeners}
    >
      <TaskCheck task={task} onToggle={onToggle} />
      <button
        ref={drag.setActivatorNodeRef}
        type="button"
        className={calendar.taskTitle}
        aria-describedby={drag.attributes['aria-describedby']}
        title={task.title}
        onClick={() => onOpen(task.id)}
      >
        <TaskTime task={task} />
        {task.title}
        {isLate && <span className="sr-only">{` (${t('overdue')})`}</span>}
      </button>
    </div>
  );
}

/** What follows the pointer while a task is dragged. */
export function LiftedChip({ task }: { task: Task }) {
  return (
    <div className={calendar.task} data-lifted>
      <span className={calendar.taskTitle}>
        <TaskTime task={task} />
        {task.title}
      </span>
    </div>
  );
}

function TaskTime({ task }: { task: Task }) {
  const formats = useFormats();
  const moment = readDate(task.deadLine);
  if (!moment || timeIn(moment) === '') return null;
  return <span className={calendar.time}>{formats.time(moment)} </span>;
}
