import { useDroppable } from '@dnd-kit/core';
import { Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type MouseEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/text';
import type { Task } from '../../../shared/wire/types';
import type { Clock } from '../model/deadline';
import { QuickAdd } from '../quick/QuickAdd';
import { useTaskActions } from '../useTaskActions';
import { CalendarTask } from './CalendarTask';
import calendar from './calendar.module.css';
import { useCalendarWords } from './useCalendarWords';
import type { DayTasks } from './useDayTasks';

/** How many tasks a day of a month shows at once. */
const MOST = 3;

interface Props {
  day: string;
  mode: 'month' | 'week';
  /** Whether it belongs to the month before or after. */
  isOutside: boolean;
  tasks: DayTasks;
  clock: Clock;
  onOpen: (id: number) => void;
}

/** A day: its tasks by time, and a line to add one, which a click on the empty ground opens, too. */
export function CalendarDay({ day, mode, isOutside, tasks, clock, onOpen }: Props) {
  const t = useText('tasks');
  const words = useCalendarWords();
  const [isAdding, setAdding] = useState(false);
  const drop = useDroppable({ id: day, disabled: day < clock.today });
  const { total } = tasks;
  const shown = mode === 'week' || total <= MOST ? tasks.tasks : tasks.tasks.slice(0, MOST - 1);
  const left = total - shown.length;
  const ground = (event: MouseEvent) => {
    if (event.target === event.currentTarget) setAdding(true);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside does the same by keyboard
    <section
      ref={drop.setNodeRef}
      className={calendar.day}
      aria-label={words.whole(day)}
      data-outside={isOutside || undefined}
      data-today={day === clock.today || undefined}
      data-past={day < clock.today || undefined}
      data-over={drop.isOver || undefined}
      data-empty={total === 0 || undefined}
      onClick={ground}
    >
      <header className={calendar.dayHead}>
        <time dateTime={day} className={calendar.date}>
          {words.date(day)}
        </time>
        <span className={calendar.dayName}>{words.weekday(day)}</span>
        <Popover
          opened={isAdding}
          onChange={setAdding}
          width={360}
          position="bottom-start"
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <button
              type="button"
              className={calendar.add}
              aria-label={t('addOn', { day: words.whole(day) })}
              onClick={() => setAdding(!isAdding)}
            >
              <IconPlus size={14} aria-hidden />
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('addOn', { day: words.whole(day) })} p={12}>
            <QuickAdd day={day} autoFocus onLeave={() => setAdding(false)} />
          </Popover.Dropdown>
        </Popover>
      </header>
      {shown.length > 0 && <Tasks tasks={shown} day={day} clock={clock} onOpen={onOpen} />}
      {left > 0 && mode === 'month' && <Rest all={tasks} left={left} {...{ day, clock, onOpen }} />}
      {left > 0 && mode === 'week' && <ReadOn left={left} onClick={tasks.readOn} />}
    </section>
  );
}

type TasksProps = Pick<Props, 'day' | 'clock' | 'onOpen'> & { tasks: readonly Task[] };

function Tasks({ tasks, day, clock, onOpen }: TasksProps) {
  const actions = useTaskActions();
  return (
    <ul className={calendar.tasks}>
      {tasks.map((task) => (
        <li key={task.id}>
          <CalendarTask task={task} day={day} clock={clock} onOpen={onOpen} onToggle={actions.toggle} />
        </li>
      ))}
    </ul>
  );
}

/** All tasks of a day that has no place for them. */
function Rest({ left, all, ...rest }: Omit<TasksProps, 'tasks'> & { left: number; all: DayTasks }) {
  const t = useText('tasks');
  const words = useCalendarWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={calendar.more} onClick={() => setOpen(!isOpen)}>
          {t('moreOfDay', { count: left })}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.whole(rest.day)} p={12}>
        <p className={calendar.restTitle}>{words.whole(rest.day)}</p>
        <div className={calendar.restTasks}>
          <Tasks {...rest} tasks={all.tasks} />
          {all.tasks.length < all.total && (
            <ReadOn left={all.total - all.tasks.length} onClick={all.readOn} />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function ReadOn({ left, onClick }: { left: number; onClick: () => void }) {
  const t = useText('tasks');
  return (
    <button type="button" className={calendar.more} onClick={onClick}>
      {t('showMore', { count: left })}
    </button>
  );
}
