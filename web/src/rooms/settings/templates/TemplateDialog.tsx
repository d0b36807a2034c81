import { Checkbox, NativeSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQueries } from '../../../data/lists';
import { type TemplateInput, useSaveTemplate } from '../../../data/taskTemplates';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import type { Container, Template } from '../../../shared/wire/types';
import classes from '../settings.module.css';
import { type Offset, offsetOf, ticksOf, UNITS } from './offset';

interface Props {
  set: Container;
  /** What is changed; null for a new one. */
  template: Template | null;
  onClose: () => void;
}

type Values = Omit<TemplateInput, 'offsetTicks'> & { readonly offset: Offset };

const NOBODY = '00000000-0000-0000-0000-000000000000';

function beginning(template: Template | null, category: number): Values {
  return {
    title: template?.title ?? '',
    description: template?.description ?? '',
    responsibleid: template?.responsible.id ?? NOBODY,
    categoryid: template?.category?.id ?? category,
    isNotify: template?.isNotify ?? false,
    offset: offsetOf(template?.offsetTicks ?? ticksOf({ amount: 1, unit: 'days' })),
    deadLineIsFixed: template?.deadLineIsFixed ?? true,
  };
}

/** The form opens once the categories are known: a task has to have one. */
export function TemplateDialog(props: Props) {
  const { data } = useQuery(listQueries.taskCategories());
  const first = data?.[0];
  if (!data || !first) return null;
  const categories = data.map(({ id, title }) => ({ value: String(id), label: title }));
  return <Form {...props} first={beginning(props.template, first.id)} categories={categories} />;
}

interface FormProps extends Props {
  first: Values;
  categories: { value: string; label: string }[];
}

function Form({ set: { id: setId }, template, onClose, first, categories }: FormProps) {
  const t = useText('settings');
  const save = useSaveTemplate(setId);
  const [before] = useState(first);
  const [values, setValues] = useState(before);
  const [isChecked, setChecked] = useState(false);
  const change = (some: Partial<Values>) => setValues({ ...values, ...some });
  const refused = fieldErrors(save.error);
  const submit = () => {
    setChecked(true);
    if (!values.title?.trim()) return;
    const { offset, ...rest } = values;
    save.mutate(
      { id: template?.id ?? null, values: { ...rest, offsetTicks: ticksOf(offset) } },
      { onSuccess: onClose },
    );
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={template ? t('editItem', { title: template.title }) : t('addTemplate')}
      dirty={values !== before}
      pending={save.isPending}
      error={'title' in refused || 'description' in refused ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('itemTitle')}
        required
        withAsterisk={false}
        data-autofocus
        value={values.title ?? ''}
        error={isChecked && !values.title?.trim() ? t('required') : refused.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <When values={values} onChange={change} />
      <NativeSelect
        label={t('templateCategory')}
        value={String(values.categoryid)}
        data={categories}
        onChange={(event) => change({ categoryid: Number(event.currentTarget.value) })}
      />
      <Who values={values} onChange={change} />
      <Textarea
        label={t('description')}
        autosize
        minRows={2}
        value={values.description ?? ''}
        error={refused.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
    </FormFrame>
  );
}

interface PartProps {
  values: Values;
  onChange: (some: Partial<Values>) => void;
}

function When({ values: { offset, deadLineIsFixed }, onChange }: PartProps) {
  const t = useText('settings');
  return (
    <div className={classes.three}>
      <NumberInput
        label={t('templateDue')}
        allowDecimal={false}
        max={9999}
        value={offset.amount}
        onChange={(value) => onChange({ offset: { ...offset, amount: Number(value) } })}
      />
      <NativeSelect
        label={t('templateUnit')}
        value={offset.unit}
        data={UNITS.map((value) => ({ value, label: t(`unit_${value}`) }))}
        onChange={(event) => {
          const unit = UNITS.find((one) => one === event.currentTarget.value) ?? 'days';
          onChange({ offset: { ...offset, unit } });
        }}
      />
      <NativeSelect
        label={t('templateFrom')}
        value={deadLineIsFixed ? 'start' : 'previous'}
        data={[
          { value: 'start', label: t('fromStart') },
          { value: 'previous', label: t('fromPrevious') },
        ]}
        onChange={(event) => onChange({ deadLineIsFixed: event.currentTarget.value === 'start' })}
      />
    </div>
  );
}

function Who({ values: { responsibleid, isNotify }, onChange }: PartProps) {
  const t = useText('settings');
  const users = useUserChoices();
  return (
    <>
      <Select
        label={t('templateResponsible')}
        placeholder={t('whoeverAdds')}
        searchable
        clearable
        data={users.map(({ value, label }) => ({ value, label }))}
        value={users.some(({ value }) => value === responsibleid) ? responsibleid : null}
        onChange={(value) => onChange({ responsibleid: value ?? NOBODY })}
      />
      <Checkbox
        label={t('templateNotify')}
        checked={isNotify}
        onChange={(event) => onChange({ isNotify: event.currentTarget.checked })}
      />
    </>
  );
}
