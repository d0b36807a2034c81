import { useQuery } from '@tanstack/react-query';
import { listQueries } from '../../../data/lists';
import { useText } from '../../../shared/i18n/text';
import type { Choice } from '../../../shared/ui/inline/InlineField';
import { CategoryIcon } from '../CategoryIcon';
import { ALERTS } from '../model/taskFields';

/** The categories of tasks to choose from, each with its icon. */
export function useCategoryChoices(): readonly Choice[] {
  const { data = [] } = useQuery(listQueries.taskCategories());
  return data.map((category) => ({
    value: String(category.id),
    label: category.title,
    icon: <CategoryIcon category={category} />,
  }));
}

/** How long before the deadline to be reminded; `current` stands among them, however it came about. */
export function useAlertChoices(current: string): readonly Choice[] {
  const words = useAlertWords();
  const all = [...new Set([...ALERTS, Number(current)])].toSorted((a, b) => a - b);
  return all.map((minutes) => ({ value: String(minutes), label: words(minutes) }));
}

/** Says how long before the deadline one is reminded. */
export function useAlertWords(): (minutes: number) => string {
  const t = useText('tasks');
  return (minutes) => {
    if (minutes <= 0) return t('alertNever');
    if (minutes % 1440 === 0) return t('alertDays', { count: minutes / 1440 });
    if (minutes % 60 === 0) return t('alertHours', { count: minutes / 60 });
    return t('alertMinutes', { count: minutes });
  };
}
