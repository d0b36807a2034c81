import type { Category } from '../../../shared/wire/types';
import { emptyTask, type TaskValues } from '../model/taskForm';
import type { QuickTask } from './parse';
import type { QuickPick } from './useQuickContact';

/** The category of what says nothing of its kind. */
const PLAIN = 'note';
const SOON = '15';
const DAY_BEFORE = '1440';
const NEVER = '0';

interface Given {
  readonly self: string;
  readonly today: string;
  /** The day that counts where the line says none; today if left out. */
  readonly day: string | undefined;
  readonly categories: readonly Category[];
  /** What the task hangs on from the start. */
  readonly first: Partial<TaskValues> | undefined;
  /** The contact that the line names. */
  readonly contact: QuickPick | null;
}

/** Returns the form of the task that a line tells. */
export function toValues(quick: QuickTask, given: Given): TaskValues {
  const { self, today, first, contact } = given;
  const day = quick.day ?? given.day ?? today;
  const category = categoryFor(quick.kind, given.categories);
  return {
    ...emptyTask(self, today, String(category?.id ?? '')),
    ...first,
    title: quick.title,
    day,
    time: quick.time,
    alert: alertFor(day, quick.time, today),
    responsible: quick.responsible ?? self,
    isNotify: quick.isNotify,
    contact: contact ?? first?.contact ?? null,
  };
}

/** Returns the category with an icon; that of notes, or the first, where there is none. */
export function categoryFor(kind: string | null, categories: readonly Category[]): Category | undefined {
  const named = (name: string) =>
    categories.find((one) => one.imagePath.endsWith(`task_category_${name}.png`));
  return (kind === null ? undefined : named(kind)) ?? named(PLAIN) ?? categories[0];
}

/** A reminder shortly before a time; the day before, where there is one. */
function alertFor(day: string, time: string, today: string): string {
  if (time) return SOON;
  return day > today ? DAY_BEFORE : NEVER;
}
