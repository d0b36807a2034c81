import { ActionIcon, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TaskOwner, taskQueries } from '../../data/tasks';
import { useText } from '../../shared/i18n/text';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { Section } from '../../shared/ui/RecordPage';
import type { Task } from '../../shared/wire/types';
import { NewTask } from './form/NewTask';
import { TaskDrawer } from './form/TaskDrawer';
import { QuickAdd } from './quick/QuickAdd';
import { TaskLine } from './TaskLine';
import { TemplatesMenu } from './TemplatesMenu';
import classes from './tasks.module.css';
import { useClock } from './useClock';
import { useFirstLinks } from './useFirstLinks';
import { useTaskActions } from './useTaskActions';

/** How many closed tasks a card shows at most. */
const MOST_CLOSED = 100;

interface Props {
  kind: TaskOwner;
  id: number;
}

/** The tasks of a contact, an opportunity or a case: open ones by their deadline, closed ones on demand. */
export function TasksPanel({ kind, id }: Props) {
  const t = useText('tasks');
  const [opened, setOpened] = useState<number | null>(null);
  const [isCreating, setCreating] = useState(false);
  const first = useFirstLinks(kind, id);
  return (
    <Section
      title={t('title')}
      actions={
        <span className={classes.sectionActions}>
          <TemplatesMenu kind={kind} id={id} />
          <ActionIcon size={26} aria-label={t('newTask')} onClick={() => setCreating(true)}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </span>
      }
    >
      <OpenTasks kind={kind} id={id} onOpen={setOpened} />
      <div className={classes.adder}>
        <QuickAdd key={`${kind} ${id}`} first={first} />
      </div>
      <ClosedTasks kind={kind} id={id} onOpen={setOpened} />
      <TaskDrawer id={opened} onClose={() => setOpened(null)} />
      <NewTask opened={isCreating} first={first} onClose={() => setCreating(false)} />
    </Section>
  );
}

interface PartProps extends Props {
  onOpen: (id: number) => void;
}

function OpenTasks({ kind, id, onOpen }: PartProps) {
  const t = useText('tasks');
  const { data, error, refetch } = useQuery(
    taskQueries.first({ entityType: kind, entityid: id, isClosed: false, sortBy: 'deadLine' }),
  );
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <span className={classes.bone} aria-hidden />;
  if (data.items.length === 0) return <p className={classes.none}>{t('noneOpen')}</p>;
  return <Lines label={t('title')} kind={kind} id={id} tasks={data.items} onOpen={onOpen} />;
}

/** How many are done is always said; which, on demand. */
function ClosedTasks({ kind, id, onOpen }: PartProps) {
  const t = useText('tasks');
  const [isShown, setShown] = useState(false);
  const { data } = useQuery(
    taskQueries.first(
      { entityType: kind, entityid: id, isClosed: true, sortBy: 'deadLine', sortOrder: 'descending' },
      isShown ? MOST_CLOSED : 1,
    ),
  );
  if (!data || data.total === 0) return null;
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        ml={-8}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? 'hideClosed' : 'showClosed', { count: data.total })}
      </Button>
      {isShown && <Lines label={t('closedTasks')} kind={kind} id={id} tasks={data.items} onOpen={onOpen} />}
    </>
  );
}

interface LinesProps extends PartProps {
  label: string;
  tasks: readonly Task[];
}

function Lines({ label, kind, id, tasks, onOpen }: LinesProps) {
  const actions = useTaskActions();
  const clock = useClock();
  return (
    <ul className={classes.lines} aria-label={label}>
      {tasks.map((task) => (
        <TaskLine
          key={task.id}
          task={task}
          clock={clock}
          onToggle={actions.toggle}
          onOpen={onOpen}
          // A company shows the tasks of its persons, too: those say whose they are.
          hasContact={kind !== 'contact' || task.contact?.id !== id}
        />
      ))}
    </ul>
  );
}
