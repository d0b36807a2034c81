import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Invitation, useInvite } from '../../../data/colleagues';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import { useToasts } from '../../../shared/ui/toasts';
import classes from '../settings.module.css';

const FIRST: Invitation = { email: '', firstname: '', lastname: '', title: '' };

/** Makes an account for a colleague, who gets a letter. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useText('settings');
  const toasts = useToasts();
  const invite = useInvite();
  const [values, setValues] = useState(FIRST);
  const [isChecked, setChecked] = useState(false);
  const refused = fieldErrors(invite.error);
  const isShown = Object.keys(FIRST).some((name) => name in refused);
  const isMissing = (name: 'email' | 'firstname' | 'lastname') => isChecked && values[name].trim() === '';
  const field = (name: keyof Invitation) => ({
    value: values[name],
    error: name !== 'title' && isMissing(name) ? t('required') : refused[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  const submit = () => {
    setChecked(true);
    if (!values.email.trim() || !values.firstname.trim() || !values.lastname.trim()) return;
    invite.mutate(values, {
      onSuccess: () => {
        toasts.done(t('invited', { email: values.email }));
        onClose();
      },
    });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('invite')}
      action={t('sendInvitation')}
      dirty={values !== FIRST}
      pending={invite.isPending}
      error={isShown ? null : invite.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('email')}
        type="email"
        required
        withAsterisk={false}
        data-autofocus
        {...field('email')}
      />
      <div className={classes.pair}>
        <TextInput label={t('firstName')} required withAsterisk={false} {...field('firstname')} />
        <TextInput label={t('lastName')} required withAsterisk={false} {...field('lastname')} />
      </div>
      <TextInput label={t('jobTitle')} {...field('title')} />
    </FormFrame>
  );
}
