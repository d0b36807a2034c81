import { useDroppable } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import type { Point } from '../../../shared/ui/table/menu';
import type { Task } from '../../../shared/wire/types';
import type { Place } from '../drag/places';
import type { Clock } from '../model/deadline';
import type { DueColumn } from '../model/dueColumns';
import { useTaskActions } from '../useTaskActions';
import classes from './board.module.css';
import { TaskCard } from './TaskCard';

/** How many cards a column shows at once. */
const PORTION = 50;
const BONES = [0, 1, 2];

interface Props {
  column: DueColumn & Place;
  /** Null: they are still being read. */
  tasks: readonly Task[] | null;
  clock: Clock;
  onOpen: (id: number) => void;
  onMenu: (task: Task, at: Point) => void;
}

/** A column of the board: what is due then, by time. */
export function BoardColumn({ column, tasks, clock, onOpen, onMenu }: Props) {
  const t = useText('tasks');
  const formats = useFormats();
  const actions = useTaskActions();
  const [portions, setPortions] = useState(1);
  const drop = useDroppable({ id: column.id, disabled: column.drop === null });
  const count = tasks?.length ?? 0;
  return (
    <section
      ref={drop.setNodeRef}
      className={classes.column}
      aria-label={column.title}
      data-over={drop.isOver || undefined}
      data-column={column.id}
    >
      <header className={classes.head} data-late={(column.id === 'overdue' && count > 0) || undefined}>
        <h2 className={classes.headTitle}>{column.title}</h2>
        {tasks && <span className={classes.count}>{formats.number(count)}</span>}
      </header>
      <div className={classes.cards}>
        {!tasks && BONES.map((bone) => <div key={bone} className={classes.bone} aria-hidden />)}
        {tasks && count === 0 && (
          <p className={classes.empty}>{t(column.drop === null ? 'nothingLate' : 'nothingDue')}</p>
        )}
        {count > 0 && (
          <ul className={classes.track} aria-label={column.title} onKeyDown={walk}>
            {tasks?.slice(0, portions * PORTION).map((task) => (
              <li key={task.id}>
                <TaskCard
                  task={task}
                  column={column.id}
                  clock={clock}
                  onOpen={onOpen}
                  onToggle={actions.toggle}
                  onMenu={onMenu}
                />
              </li>
            ))}
          </ul>
        )}
        {count > portions * PORTION && (
          <Button variant="subtle" color="gray" fullWidth onClick={() => setPortions(portions + 1)}>
            {t('showMore', { count: count - portions * PORTION })}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Up and down lead from card to card. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.defaultPrevented) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')];
  const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
  const next = at < 0 ? undefined : all[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
