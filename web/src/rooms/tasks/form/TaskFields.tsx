import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { ContactPicker } from '../../../pickers/ContactPicker';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { addDays } from '../../../shared/wire/dates';
import type { TaskValues } from '../model/taskForm';
import { useClock } from '../useClock';
import { useAlertChoices, useCategoryChoices } from './choices';
import { EntityPicker } from './EntityPicker';
import classes from './form.module.css';

const LONGEST = 255;
const DAYS = [
  { key: 'today', days: 0 },
  { key: 'inThreeDays', days: 3 },
  { key: 'inAWeek', days: 7 },
] as const;

interface Props {
  values: TaskValues;
  errors: Readonly<Partial<Record<string, string>>>;
  self: string;
  onChange: (change: Partial<TaskValues>) => void;
}

/** All that a task is made of. */
export function TaskFields(props: Props) {
  const { values, errors, onChange } = props;
  const t = useText('tasks');
  const categories = useCategoryChoices();
  return (
    <>
      <TextInput
        label={t('what')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={LONGEST}
        value={values.title}
        error={errors.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <WhenFields {...props} />
      <Select
        label={t('category')}
        searchable
        allowDeselect={false}
        data={categories.map(({ value, label }) => ({ value, label }))}
        value={values.category}
        error={errors.category}
        onChange={(category) => onChange({ category: category ?? '' })}
      />
      <ContactPicker
        label={t('contact')}
        canCreate="company"
        value={values.contact}
        onChange={(contact) => onChange({ contact })}
      />
      <EntityPicker label={t('entity')} value={values.entity} onChange={(entity) => onChange({ entity })} />
      <WhoFields {...props} />
      <Textarea
        label={t('description')}
        autosize
        minRows={3}
        maxRows={12}
        value={values.description}
        error={errors.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}

function WhenFields({ values, errors, onChange }: Props) {
  const t = useText('tasks');
  const { today } = useClock();
  const alerts = useAlertChoices(values.alert);
  return (
    <>
      <div>
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('dueDate')}
            value={values.day}
            error={errors.day}
            onChange={(event) => onChange({ day: event.currentTarget.value })}
          />
          <TextInput
            label={t('time')}
            placeholder={t('wholeDay')}
            value={values.time}
            error={errors.time}
            onChange={(event) => onChange({ time: event.currentTarget.value })}
          />
        </div>
        <div className={classes.days}>
          {DAYS.map(({ key, days }) => (
            <Button
              key={key}
              variant="default"
              size="compact-sm"
              aria-pressed={values.day === addDays(today, days)}
              onClick={() => onChange({ day: addDays(today, days) })}
            >
              {t(key)}
            </Button>
          ))}
        </div>
      </div>
      <Select
        label={t('alert')}
        allowDeselect={false}
        data={alerts.map(({ value, label }) => ({ value, label }))}
        value={values.alert}
        onChange={(alert) => onChange({ alert: alert ?? '0' })}
      />
    </>
  );
}

function WhoFields({ values, errors, self, onChange }: Props) {
  const t = useText('tasks');
  const users = useUserChoices();
  return (
    <>
      <Select
        label={t('responsible')}
        searchable
        allowDeselect={false}
        data={users.map(({ value, label }) => ({ value, label }))}
        value={values.responsible}
        error={errors.responsible}
        onChange={(responsible) => onChange({ responsible: responsible ?? self })}
      />
      {values.responsible !== self && (
        <Checkbox
          label={t('notify')}
          checked={values.isNotify}
          onChange={(event) => onChange({ isNotify: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
