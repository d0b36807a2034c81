import { Tooltip } from '@mantine/core';
import { Avatar } from '../../../shared/ui/Avatar';
import type { OpenMenu } from '../../../shared/ui/board/BoardFrame';
import { CardFrame, LiftedCard } from '../../../shared/ui/board/CardFrame';
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
  index: number;
  onOpen: (id: number) => void;
  onToggle: (task: Task) => void;
  onMenu: OpenMenu<Task>;
}

/** A card that can be dragged, and done with a tick. */
export function TaskCard({ task, clock, column, index, onOpen, onToggle, onMenu }: Props) {
  return (
    <CardFrame
      dragged={{ record: task, title: task.title, from: column }}
      index={index}
      isFixed={!task.canEdit}
      onMenu={(at) => onMenu(task, column, at)}
    >
      {(own) => (
        <div className={classes.card} data-closed={task.isClosed || undefined}>
          <TaskCheck task={task} onToggle={onToggle} />
          <div className={classes.body}>
            <button {...own} type="button" className={classes.title} onClick={() => onOpen(task.id)}>
              {task.title}
            </button>
            <CardFoot task={task} clock={clock} isDaySaid={column === 'today' || column === 'tomorrow'} />
          </div>
        </div>
      )}
    </CardFrame>
  );
}

/** What follows the pointer while a card is dragged. */
export function LiftedTask({ task, clock }: Look) {
  return (
    <LiftedCard>
      <div className={classes.card}>
        <TaskCheck task={task} onToggle={() => undefined} />
        <div className={classes.body}>
          <span className={classes.title}>{task.title}</span>
          <CardFoot task={task} clock={clock} />
        </div>
      </div>
    </LiftedCard>
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
