import { Textarea, TextInput } from '@mantine/core';
import { ContactPicker, ContactsPicker } from '../../../pickers/ContactPicker';
import { useText } from '../../../shared/i18n/text';
import type { SectionProps } from './section';

const LONGEST = 255;

/** What is to be sold, and to whom. */
export function WhatSection({ values, onChange, errors }: SectionProps) {
  const t = useText('opportunities');
  const { contact } = values;
  return (
    <>
      <TextInput
        label={t('name')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={LONGEST}
        value={values.title}
        error={errors.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <ContactPicker
        label={t('contact')}
        canCreate="company"
        value={contact}
        error={errors.contact}
        onChange={(picked) => onChange({ contact: picked })}
      />
      <ContactsPicker
        label={t('participants')}
        canCreate="person"
        value={values.participants}
        error={errors.participants}
        without={contact && contact.id > 0 ? [contact.id] : []}
        onChange={(participants) => onChange({ participants })}
      />
      <Textarea
        label={t('description')}
        autosize
        minRows={2}
        maxRows={10}
        value={values.description}
        error={errors.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}
