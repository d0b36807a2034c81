import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useChangePassword } from '../../../data/account';
import { useText } from '../../../shared/i18n/text';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { useToasts } from '../../../shared/ui/toasts';
import { Block } from '../frame/Block';
import classes from '../settings.module.css';

/** A new password, typed twice. */
export function Password({ userId }: { userId: string }) {
  const t = useText('settings');
  const common = useText('common');
  const toasts = useToasts();
  const words = useErrorWords();
  const change = useChangePassword(userId);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const differs = isChecked && typed !== again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!typed || typed !== again) return;
    change.mutate(typed, {
      onSuccess: () => {
        setTyped('');
        setAgain('');
        setChecked(false);
        toasts.done(t('passwordChanged'));
      },
    });
  };
  const show = { 'aria-label': common('showPassword') };
  return (
    <Block title={t('password')} text={t('passwordText')}>
      <form onSubmit={submit} className={classes.form} noValidate>
        <PasswordInput
          label={t('newPassword')}
          autoComplete="new-password"
          visibilityToggleButtonProps={show}
          value={typed}
          error={change.error && words(change.error)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('passwordAgain')}
          autoComplete="new-password"
          visibilityToggleButtonProps={show}
          value={again}
          error={differs && t('passwordsDiffer')}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={change.isPending} disabled={typed === ''}>
            {t('changePassword')}
          </Button>
        </div>
      </form>
    </Block>
  );
}
