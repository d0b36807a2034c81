import type { TaskInput } from '../../../data/tasks';
import type { TextKey } from '../../../shared/i18n/catalogue';
import { deadlineOf } from './deadline';
import { readTime } from './times';

/** What the form of a new task holds. */
export interface TaskValues {
  readonly title: string;
  readonly category: string;
  readonly contact: { readonly id: number; readonly displayName: string; readonly isCompany: boolean } | null;
  readonly entity: {
    readonly kind: 'opportunity' | 'case';
    readonly id: number;
    readonly title: string;
  } | null;
  /** Such as 2024-06-30. */
  readonly day: string;
  /** As it was typed; '' for the whole day. */
  readonly time: string;
  readonly alert: string;
  readonly responsible: string;
  readonly isNotify: boolean;
  readonly description: string;
}

/** A day before the deadline, as the reference has it. */
const USUAL_ALERT = 1440;

/** Returns an empty form for somebody on a day. */
export function emptyTask(self: string, today: string, category: string): TaskValues {
  return {
    title: '',
    category,
    contact: null,
    entity: null,
    day: today,
    time: '',
    alert: String(USUAL_ALERT),
    responsible: self,
    isNotify: true,
    description: '',
  };
}

/** Returns what is wrong in the form, by its fields: keys of the catalogue. */
export function errorsIn(values: TaskValues): Partial<Record<keyof TaskValues, TextKey<'tasks'>>> {
  return {
    ...(values.title.trim() === '' ? { title: 'titleNeeded' as const } : {}),
    ...(values.day === '' ? { day: 'dayNeeded' as const } : {}),
    ...(values.category === '' ? { category: 'categoryNeeded' as const } : {}),
    ...(values.time.trim() !== '' && readTime(values.time, true) === null
      ? { time: 'wrongTime' as const }
      : {}),
  };
}

/** Returns what the API takes for a form without errors; `self` is whoever fills it in, and is not notified. */
export function toTaskInput(values: TaskValues, self: string): TaskInput {
  return {
    title: values.title.trim(),
    description: values.description.trim(),
    deadline: deadlineOf(values.day, readTime(values.time, true) ?? ''),
    responsibleId: values.responsible,
    categoryId: Number(values.category),
    contactId: values.contact?.id ?? 0,
    entityType: values.entity?.kind ?? '',
    entityId: values.entity?.id ?? 0,
    isNotify: values.isNotify && values.responsible !== self,
    alertValue: Number(values.alert),
  };
}
