import { useMemo } from 'react';
import { type Text, useText } from '../../../shared/i18n/text';
import type { Column } from '../../../shared/ui/table/columns';
import { UserChip } from '../../../shared/ui/UserChip';
import { When } from '../../../shared/ui/When';
import { dayOf, readDate } from '../../../shared/wire/dates';
import { plainText } from '../../../shared/wire/texts';
import type { Task } from '../../../shared/wire/types';
import { type Clock, timeIn } from '../model/deadline';
import { CategoryCell, ContactCell, DueCell, EntityCell, ResponsibleCell, TitleCell } from './cells';

type Toggle = (task: Task) => void;

/** The columns of the list of tasks. */
export function useTaskColumns({ today, time }: Clock, onToggle: Toggle): readonly Column<Task>[] {
  const t = useText('tasks');
  return useMemo(
    () => [...mainColumns(t, { today, time }, onToggle), ...moreColumns(t)],
    [t, today, time, onToggle],
  );
}

function mainColumns(t: Text<'tasks'>, clock: Clock, onToggle: Toggle): readonly Column<Task>[] {
  return [
    {
      id: 'title',
      title: t('one'),
      width: 260,
      sortBy: 'title',
      cell: (task) => <TitleCell task={task} onToggle={onToggle} />,
      text: (task) => task.title,
    },
    {
      id: 'due',
      title: t('dueDate'),
      width: 155,
      sortBy: 'deadLine',
      cell: (task) => <DueCell task={task} clock={clock} />,
      text: (task) => deadlineText(task),
    },
    {
      id: 'contact',
      title: t('contact'),
      width: 140,
      sortBy: 'contact',
      cell: (task) => <ContactCell task={task} />,
      text: (task) => task.contact?.displayName ?? '',
    },
    {
      id: 'entity',
      title: t('entity'),
      width: 140,
      cell: (task) => <EntityCell task={task} />,
      text: (task) => task.entity?.entityTitle ?? '',
    },
    {
      id: 'responsible',
      title: t('responsible'),
      width: 150,
      sortBy: 'contactManager',
      cell: (task) => <ResponsibleCell task={task} />,
      text: (task) => plainText(task.responsible.displayName),
    },
    {
      id: 'category',
      title: t('category'),
      width: 140,
      sortBy: 'category',
      cell: (task) => <CategoryCell task={task} />,
      text: (task) => task.category?.title ?? '',
    },
  ];
}

function moreColumns(t: Text<'tasks'>): readonly Column<Task>[] {
  return [
    {
      id: 'state',
      title: t('state'),
      width: 100,
      initiallyHidden: true,
      cell: (task) => t(task.isClosed ? 'state_closed' : 'state_open'),
      text: (task) => t(task.isClosed ? 'state_closed' : 'state_open'),
    },
    {
      id: 'created',
      title: t('createdOn'),
      width: 120,
      initiallyHidden: true,
      cell: (task) => <When date={task.created} />,
      text: (task) => task.created.slice(0, 10),
    },
    {
      id: 'createBy',
      title: t('creator'),
      width: 160,
      initiallyHidden: true,
      cell: (task) => <UserChip user={task.createBy} />,
      text: (task) => plainText(task.createBy.displayName),
    },
  ];
}

function deadlineText(task: Task): string {
  const moment = readDate(task.deadLine);
  return moment ? `${dayOf(moment)} ${timeIn(moment)}`.trim() : '';
}
