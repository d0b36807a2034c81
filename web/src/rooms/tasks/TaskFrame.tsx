import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useFormats } from '../../shared/i18n/formats';
import { useText } from '../../shared/i18n/text';
import { useShortcut } from '../../shared/keys/KeysProvider';
import { useEver, useWarm } from '../../shared/ui/later';
import { PageHeader } from '../../shared/ui/PageHeader';
import { NewTask, TaskDrawer } from './form/later';
import { QuickAdd } from './quick/QuickAdd';
import type { TaskSearch } from './taskSearch';
import classes from './tasks.module.css';
import { type TaskView, ViewTabs } from './ViewTabs';

const FORMS = [TaskDrawer, NewTask];

interface Props {
  view: TaskView;
  search: TaskSearch;
  onSearch: (search: TaskSearch) => void;
  /** How many there are; null where that is not known. */
  total: number | null;
  children: ReactNode;
}

/** What list, board and calendar have around them: the views, quick add, the open task and the form of a new one. */
export function TaskFrame({ view, search, onSearch, total, children }: Props) {
  const t = useText('tasks');
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const { task, create, ...shown } = search;
  const wasOpen = useEver(task !== undefined);
  useWarm(FORMS, view !== 'list' || total !== null);
  useShortcut('list.create', () => input.current?.focus());
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={total === null ? null : formats.number(total)}
        actions={
          <>
            <ViewTabs current={view} search={search} />
            {/* A phone has no room for it: there, the one of the frame does, and the line below. */}
            <Button
              variant="default"
              visibleFrom="sm"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => onSearch({ ...shown, create: 'yes' })}
            >
              {t('newTask')}
            </Button>
          </>
        }
      />
      <div className={classes.quickLine}>
        <QuickAdd ref={input} onLeave={() => input.current?.blur()} />
      </div>
      {children}
      {wasOpen && <TaskDrawer id={task ?? null} onClose={() => onSearch(shown)} />}
      {create !== undefined && <NewTask opened onClose={() => onSearch(shown)} />}
    </>
  );
}
