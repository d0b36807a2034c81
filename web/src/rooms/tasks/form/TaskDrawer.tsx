import { Button, Drawer, Skeleton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { taskQueries } from '../../../data/tasks';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { InlineField } from '../../../shared/ui/inline/InlineField';
import { Facts } from '../../../shared/ui/RecordPage';
import { When } from '../../../shared/ui/When';
import { plainText } from '../../../shared/wire/texts';
import type { Task } from '../../../shared/wire/types';
import { TaskCheck } from '../TaskCheck';
import { useTaskActions } from '../useTaskActions';
import { useAlertChoices, useCategoryChoices } from './choices';
import { DueFields } from './DueFields';
import classes from './form.module.css';
import { TaskLinks } from './TaskLinks';
import { useTaskField } from './useTaskField';

interface Props {
  /** The task that is open; null: none. */
  id: number | null;
  onClose: () => void;
}

/** Everything of a task, each piece to be changed in its place. */
export function TaskDrawer({ id, onClose }: Props) {
  const t = useText('tasks');
  const common = useText('common');
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      size={480}
      title={t('one')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {id !== null && <Body key={id} id={id} onClose={onClose} />}
    </Drawer>
  );
}

function Body({ id, onClose }: { id: number; onClose: () => void }) {
  const { data: task, error, refetch } = useQuery(taskQueries.detail(id));
  if (task) return <Card task={task} onClose={onClose} />;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={240} />;
}

function Card({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useText('tasks');
  const actions = useTaskActions(onClose);
  const field = useTaskField(task);
  const users = useUserChoices();
  const categories = useCategoryChoices();
  const alerts = useAlertChoices(field('alert').value);
  return (
    <>
      <div className={classes.head}>
        <TaskCheck task={task} onToggle={actions.toggle} />
        <div className={classes.headTitle}>
          <InlineField
            kind="text"
            hideLabel
            label={t('what')}
            display={(title) => (
              <span className={classes.title} data-closed={task.isClosed || undefined}>
                {title}
              </span>
            )}
            {...field('title')}
          />
        </div>
      </div>
      <div className={classes.part}>
        <Facts>
          <DueFields task={task} />
          <InlineField kind="select" label={t('alert')} choices={alerts} {...field('alert')} />
          <InlineField kind="user" label={t('responsible')} choices={users} {...field('responsible')} />
          <InlineField kind="select" label={t('category')} choices={categories} {...field('category')} />
          <TaskLinks task={task} />
        </Facts>
      </div>
      <div className={classes.part}>
        <h3 className={classes.partTitle}>{t('description')}</h3>
        <div className={classes.bare}>
          <InlineField
            kind="textarea"
            hideLabel
            label={t('description')}
            placeholder={t('addDescription')}
            {...field('description')}
          />
        </div>
      </div>
      <div className={classes.foot}>
        <span>
          {t('createdBy', { name: plainText(task.createBy.displayName) })} · <When date={task.created} />
        </span>
        {task.canEdit && (
          <Button
            variant="subtle"
            color="var(--bad)"
            size="compact-sm"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => actions.remove(task)}
          >
            {t('delete')}
          </Button>
        )}
      </div>
    </>
  );
}
