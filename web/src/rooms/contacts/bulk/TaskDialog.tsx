import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQueries } from '../../../data/lists';
import { sessionQueries } from '../../../data/session';
import { useUserChoices } from '../../../pickers/userChoices';
import { useToday } from '../../../pickers/useToday';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { addDays, writeDay } from '../../../shared/wire/dates';
import classes from '../form.module.css';
import type { DialogProps } from './BulkActions';

const EVENING = '18:00';

/** Gives each of many contacts a task. */
export function TaskDialog({ bulk, onClose }: DialogProps) {
  const t = useText('contacts');
  const tomorrow = addDays(useToday(), 1);
  const users = useUserChoices();
  const { data: self } = useQuery(sessionQueries.self());
  const { data: categories = [] } = useQuery(listQueries.taskCategories());
  const [title, setTitle] = useState('');
  const [day, setDay] = useState(tomorrow);
  const [responsible, setResponsible] = useState<string | null>(null);
  const [category, setCategory] = useState('');
  const responsibleId = responsible ?? self?.id ?? '';
  const categoryId = Number(category || categories[0]?.id || 0);
  const submit = () => {
    if (!title.trim() || !day) return;
    const deadline = writeDay(day, EVENING);
    bulk.run(
      { kind: 'task', title: title.trim(), deadline, responsibleId, categoryId, isNotify: true },
      onClose,
    );
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('taskMany', { count: bulk.count })}
      action={t('createIt')}
      dirty={title !== ''}
      pending={bulk.isPending}
      error={bulk.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('taskTitle')}
        data-autofocus
        maxLength={255}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('deadline')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('category')}
          value={String(categoryId)}
          data={categories.map((one) => ({ value: String(one.id), label: one.title }))}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
      </div>
      <Select
        label={t('responsible')}
        searchable
        allowDeselect={false}
        data={users.map(({ value, label }) => ({ value, label }))}
        value={responsibleId}
        onChange={setResponsible}
      />
    </FormFrame>
  );
}
