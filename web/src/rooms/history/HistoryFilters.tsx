import { IconCalendar, IconTag, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type HistoryFilter, WHOLE_HISTORY } from '../../data/history';
import { listQueries } from '../../data/lists';
import { sessionQueries } from '../../data/session';
import { useUserChoices } from '../../pickers/userChoices';
import { useText } from '../../shared/i18n/text';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import type { Filter, FilterValue } from '../../shared/ui/filters/filter';
import { FILES_ADDED, MAIL, TASK_CLOSED } from './events';
import classes from './history.module.css';

const SIZE = 15;

interface Props {
  filter: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
}

/** Narrows a history by what it is, who wrote it and when, and by words. */
export function HistoryFilters({ filter, onChange }: Props) {
  const { category, author, from, to, text } = filter;
  const change = (id: string, value: FilterValue | undefined) => onChange(changed(filter, id, value));
  return (
    <div className={classes.filters}>
      <FilterBar
        filters={useHistoryFilters()}
        values={{
          category: category === 0 ? undefined : String(category),
          author: author || undefined,
          date: from || to ? [from, to] : undefined,
        }}
        onChange={change}
        text={text}
        onText={(words) => onChange({ ...filter, text: words })}
        onClear={() => onChange(WHOLE_HISTORY)}
      />
    </div>
  );
}

function changed(filter: HistoryFilter, id: string, value: FilterValue | undefined): HistoryFilter {
  const [from = '', to = ''] = typeof value === 'object' ? value : [];
  if (id === 'date') return { ...filter, from, to };
  const one = typeof value === 'string' ? value : '';
  return id === 'category' ? { ...filter, category: Number(one) } : { ...filter, author: one };
}

function useHistoryFilters(): readonly Filter[] {
  const t = useText('history');
  const { data: categories = [] } = useQuery(listQueries.historyCategories());
  const { data: self } = useQuery(sessionQueries.self());
  const users = useUserChoices();
  const system = [
    { value: String(TASK_CLOSED), label: t('taskClosed') },
    { value: String(FILES_ADDED), label: t('filesAdded', { count: 2 }) },
    { value: String(MAIL), label: t('mail') },
  ];
  const mine = users.filter((user) => user.value === self?.id).map((user) => ({ ...user, label: t('mine') }));
  return [
    {
      id: 'category',
      kind: 'choice',
      label: t('category'),
      icon: <IconTag size={SIZE} aria-hidden />,
      choices: [...categories.map(({ id, title }) => ({ value: String(id), label: title })), ...system],
    },
    {
      id: 'author',
      kind: 'choice',
      label: t('author'),
      icon: <IconUser size={SIZE} aria-hidden />,
      choices: [...mine, ...users.filter((user) => user.value !== self?.id)],
    },
    { id: 'date', kind: 'days', label: t('date'), icon: <IconCalendar size={SIZE} aria-hidden /> },
  ];
}
