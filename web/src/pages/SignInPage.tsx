import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionQueries, useSignIn } from '../data/session';
import { type Text, useText } from '../shared/i18n/text';
import { useErrorWords } from '../shared/ui/errorWords';
import { Logo } from '../shared/ui/Logo';
import { WireError } from '../shared/wire/errors';
import classes from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

/** Where one signs in, and then goes on to where one wanted to be. */
export function SignInPage() {
  const t = useText('common');
  const words = useErrorWords();
  const { back } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const signIn = useSignIn();
  const [isGoing, setGoing] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { userName: '', password: '' } });
  useEffect(() => {
    document.title = `${t('signIn')} · Rapport`;
  }, [t]);
  const submit = form.onSubmit((values) =>
    signIn.mutate(values, {
      onSuccess: async () => {
        setGoing(true);
        await client.fetchQuery(sessionQueries.self());
        router.history.push(isInside(back) ? back : '/');
      },
      onError: () => document.querySelector<HTMLInputElement>('input[name=password]')?.select(),
    }),
  );
  return (
    <main className={classes.page}>
      <form className={classes.form} onSubmit={submit}>
        <Logo size={40} />
        <h1 className={classes.title}>{t('signInTitle')}</h1>
        <p className={classes.text}>{t('signInText')}</p>
        {signIn.error && (
          <p role="alert" className={classes.error}>
            {refusal(signIn.error, t, words)}
          </p>
        )}
        <TextInput
          label={t('email')}
          type="email"
          name="userName"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          size="md"
          key={form.key('userName')}
          {...form.getInputProps('userName')}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button
          type="submit"
          size="md"
          h={42}
          fullWidth
          loading={signIn.isPending || isGoing}
          className={classes.button}
        >
          {t('signIn')}
        </Button>
      </form>
    </main>
  );
}

/** Whether an address is one of ours: nobody is led elsewhere by a link to this page. */
function isInside(address: string | undefined): address is string {
  return address !== undefined && /^\/(?![/\\]|sign-in)/.test(address);
}

function refusal(error: unknown, t: Text<'common'>, words: (error: unknown) => string): string {
  if (error instanceof WireError && error.status === 429)
    return t('signInBlocked', { seconds: error.retryAfter ?? 60 });
  if (error instanceof WireError && error.kind === 'signed-out') return t('signInFailed');
  return words(error);
}
