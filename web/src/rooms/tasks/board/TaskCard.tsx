import { useDraggable } from '@dnd-kit/core';
import { Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import type { Point } from '../../../shared/ui/table/menu';
import { plainText } from '../../../shared/wire/texts';
import type { Task } from '../../../shared/wire/types';
import { CategoryIcon } from '../CategoryIcon';
import { DueDate } from '../DueDate';
import type { Clock } from '../model/deadline';
import { TaskCheck } from '../TaskCheck';
import classes from './board.module.css';

interface Look {
  task: Task;
  clock: Clock;
}

interface Props extends Look {
  column: string;
  onOpen: (id: number) => void;
  onToggle: (task: Task) => void;
  onMenu: (task: Task, at: Point) => void;
}

/** A card that can be dragged: by mouse or finger anywhere, by keyboard from its title. */
export function TaskCard({ task, clock, column, onOpen, onToggle, onMenu }: Props) {
  const common = useText('common');
  const drag = useDraggable({
    id: `${column}/${task.id}`,
    data: { task, from: column },
    disabled: !task.canEdit,
  });
  const menuAt = (event: MouseEvent) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    onMenu(
      task,
      event.type === 'contextmenu' ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom },
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the title inside is what the keyboard drags, the whole card what the mouse does
    <div
      ref={drag.setNodeRef}
      className={classes.card}
      data-dragged={drag.isDragging || undefined}
      data-closed={task.isClosed || undefined}
      onContextMenu={menuAt}
      {...drag.listeners}
    >
      <TaskCheck task={task} onToggle={onToggle} />
      <div className={classes.body}>
        <button
          ref={drag.setActivatorNodeRef}
          type="button"
          className={classes.title}
          aria-describedby={drag.attributes['aria-describedby']}
          data-card
          onClick={() => onOpen(task.id)}
        >
          {task.title}
        </button>
        <CardFoot task={task} clock={clock} isDaySaid={column === 'today' || column === 'tomorrow'} />
      </div>
      <button
        type="button"
        className={classes.dots}
        aria-label={common('actionsFor', { title: task.title })}
        aria-haspopup="menu"
        onClick={menuAt}
      >
        <IconDots size={16} aria-hidden />
      </button>
    </div>
  );
}

/** What follows the pointer while a card is dragged. */
export function LiftedCard({ task, clock }: Look) {
  return (
    <div className={classes.card} data-lifted>
      <TaskCheck task={task} onToggle={() => undefined} />
      <div className={classes.body}>
        <span className={classes.title}>{task.title}</span>
        <CardFoot task={task} clock={clock} />
      </div>
    </div>
  );
}

function CardFoot({ task, clock, isDaySaid = false }: Look & { isDaySaid?: boolean }) {
  const person = plainText(task.responsible.displayName);
  const about = task.contact?.displayName ?? task.entity?.entityTitle ?? '';
  return (
    <>
      {about && <p className={classes.about}>{about}</p>}
      <div className={classes.foot}>
        {task.category && (
          <Tooltip label={task.category.title}>
            <span className={classes.kind}>
              <CategoryIcon category={task.category} size={14} />
            </span>
          </Tooltip>
        )}
        <DueDate task={task} clock={clock} isDaySaid={isDaySaid} />
        <Tooltip label={person}>
          <span className={classes.face}>
            <Avatar name={person} src={task.responsible.avatarSmall} size={20} />
            <span className="sr-only">{person}</span>
          </span>
        </Tooltip>
      </div>
    </>
  );
}
