import { Select, TextInput } from '@mantine/core';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import classes from './form.module.css';
import { withStage } from './opportunityForm';
import type { SectionProps } from './section';

/** Where it stands, when it is expected to close, and whose it is. */
export function PlanSection({ values, onChange, errors, stages }: SectionProps) {
  const t = useText('opportunities');
  const users = useUserChoices();
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('stage')}
          allowDeselect={false}
          data={stages.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={values.stage}
          error={errors.stage}
          onChange={(stage) => onChange(withStage(values, stage ?? '', stages))}
        />
        <TextInput
          label={t('probability')}
          inputMode="numeric"
          rightSection="%"
          value={values.probability}
          error={errors.probability}
          onChange={(event) => onChange({ probability: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('expectedClose')}
          value={values.expected}
          error={errors.expected}
          onChange={(event) => onChange({ expected: event.currentTarget.value })}
        />
        <Select
          label={t('responsible')}
          searchable
          allowDeselect={false}
          data={users.map(({ value, label }) => ({ value, label }))}
          value={values.responsible}
          error={errors.responsible}
          onChange={(responsible) => onChange({ responsible: responsible ?? '' })}
        />
      </div>
    </>
  );
}
