import { dayOf, readDate } from '../../../shared/wire/dates';
import type { Task, TaskFieldsInput } from '../../../shared/wire/types';
import { deadlineOf, timeIn } from './deadline';

/** Minutes before the deadline at which one is reminded; 0: not at all. */
export const ALERTS = [0, 5, 15, 30, 60, 120, 1440] as const;
/** What the wire has for tasks of nobody. */
const LOST = '4a515a15-d4d6-4b8e-828e-e0586f18f3a3';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The fields of a task that are changed as text in their place. */
export type TaskField = 'title' | 'description' | 'day' | 'time' | 'responsible' | 'category' | 'alert';

/** Returns what a field of a task holds, as text. */
export function fieldText(task: Task, field: TaskField): string {
  const moment = readDate(task.deadLine);
  switch (field) {
    case 'title':
      return task.title;
    case 'description':
      return task.description ?? '';
    case 'day':
      return moment ? dayOf(moment) : '';
    case 'time':
      return moment ? timeIn(moment) : '';
    case 'responsible':
      return task.responsible.id === LOST ? '' : task.responsible.id;
    case 'category':
      return task.category ? String(task.category.id) : '';
    case 'alert':
      return String(task.alertValue ?? 0);
  }
}

/** Returns what changing a field to a text sends. Day and time are one field of the wire. */
export function fieldInput(task: Task, field: TaskField, text: string): TaskFieldsInput {
  switch (field) {
    case 'day':
      return { deadline: deadlineOf(text, fieldText(task, 'time')) };
    case 'time':
      return { deadline: deadlineOf(fieldText(task, 'day'), text) };
    case 'responsible':
      return { responsibleid: text || NOBODY };
    case 'category':
      return { categoryid: Number(text) };
    case 'alert':
      return { alertValue: Number(text) };
    default:
      return { [field]: text };
  }
}

/** Returns what a field held when it was read, as the wire compares it. */
export function fieldExpected(task: Task, field: TaskField): TaskFieldsInput {
  return field === 'day' || field === 'time'
    ? { deadline: task.deadLine }
    : fieldInput(task, field, fieldText(task, field));
}
