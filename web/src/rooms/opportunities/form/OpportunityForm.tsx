import { Button, Drawer, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useCreateOpportunity } from '../../../data/opportunities';
import { useCreatePicked } from '../../../data/pickedContacts';
import { useLocale, useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import { useToasts } from '../../../shared/ui/toasts';
import { decimalMark } from '../../../shared/wire/decimals';
import { AccessSection } from './AccessSection';
import { BidSection } from './BidSection';
import { CustomSection } from './CustomSection';
import classes from './form.module.css';
import { errorsIn, isTyped, PARAMETERS, toOpportunityInput } from './opportunityForm';
import { PlanSection } from './PlanSection';
import type { SectionProps } from './section';
import { type FormStart, useFormStart } from './useFormStart';
import { WhatSection } from './WhatSection';

interface Props {
  contactId?: number | undefined;
  onClose: () => void;
}

/** The form of a new opportunity. */
export function OpportunityForm({ contactId, onClose }: Props) {
  const t = useText('opportunities');
  const start = useFormStart(contactId);
  if (start) return <Filled start={start} onClose={onClose} />;
  return (
    <Drawer opened onClose={onClose} title={t('newOpportunity')} size={480}>
      <Skeleton height={32} mb="md" />
      <Skeleton height={32} mb="md" />
      <Skeleton height={96} />
    </Drawer>
  );
}

function Filled({ start, onClose }: { start: FormStart; onClose: () => void }) {
  const t = useText('opportunities');
  const form = useForm(start);
  const props: SectionProps = {
    values: form.values,
    onChange: (change) => form.setValues({ ...form.values, ...change }),
    errors: form.errors,
    stages: start.stages,
  };
  return (
    <FormFrame
      opened
      title={t('newOpportunity')}
      action={t('create')}
      dirty={isTyped(form.values, form.first)}
      pending={form.isPending}
      error={Object.keys(form.refused).length > 0 ? null : form.error}
      extra={
        <Button variant="default" disabled={form.isPending} onClick={() => form.save(form.another)}>
          {t('createAnother')}
        </Button>
      }
      onSubmit={() => form.save(onClose)}
      onClose={onClose}
    >
      <div className={classes.sections} key={form.round}>
        <WhatSection {...props} />
        <BidSection {...props} />
        <PlanSection {...props} />
        <CustomSection {...props} />
        <AccessSection {...props} />
      </div>
    </FormFrame>
  );
}

function useForm(start: FormStart) {
  const t = useText('opportunities');
  const toasts = useToasts();
  const mark = decimalMark(useLocale().tag);
  const creation = useCreateOpportunity();
  const contacts = useCreatePicked();
  const [first, setFirst] = useState(start.first);
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const [round, setRound] = useState(0);
  const error = contacts.error ?? creation.error;
  const refused = fieldErrors(creation.error, PARAMETERS);
  const wrong = isChecked ? errorsIn(values, mark) : {};
  const said = Object.fromEntries(Object.entries(wrong).map(([name, key]) => [name, t(key)]));
  const create = async () => {
    // What a first try created is kept: a second one creates nothing twice.
    const [contact = null] = await contacts.mutateAsync(values.contact ? [values.contact] : []);
    setValues({ ...values, contact });
    const participants = await contacts.mutateAsync(values.participants);
    const known = { ...values, contact, participants };
    setValues(known);
    return creation.mutateAsync(toOpportunityInput(known, mark));
  };
  const save = (onDone: () => void) => {
    setChecked(true);
    if (Object.keys(errorsIn(values, mark)).length > 0) return;
    create().then(
      ({ title }) => {
        toasts.done(t('created_done', { title }));
        onDone();
      },
      // The mutations keep their errors: the form shows them.
      () => undefined,
    );
  };
  return {
    first,
    values,
    setValues,
    errors: { ...refused, ...said },
    refused,
    error,
    isPending: creation.isPending || contacts.isPending,
    round,
    save,
    another: () => {
      setFirst(start.first);
      setValues(start.first);
      setChecked(false);
      setRound(round + 1);
    },
  };
}
