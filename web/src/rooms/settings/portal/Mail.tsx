import { Button, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type MailInput, portalQueries, useChangeMail, useTestMail } from '../../../data/portal';
import { useText } from '../../../shared/i18n/text';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { fieldErrors } from '../../../shared/ui/refusals';
import { useToasts } from '../../../shared/ui/toasts';
import type { MailSettings } from '../../../shared/wire/types';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';

/** The server that sends letters. */
export function Mail() {
  const t = useText('settings');
  const query = useQuery(portalQueries.mail());
  return (
    <Block title={t('mailServer')} text={t('mailServerText')}>
      <Told query={query}>
        {query.data && <MailForm key={JSON.stringify(query.data)} settings={query.data} />}
      </Told>
    </Block>
  );
}

function toInput(settings: MailSettings): Required<MailInput> {
  const { enableSSL: enableSsl, ...rest } = settings;
  return { ...rest, enableSsl };
}

function MailForm({ settings }: { settings: MailSettings }) {
  const t = useText('settings');
  const common = useText('common');
  const toasts = useToasts();
  const words = useErrorWords();
  const save = useChangeMail();
  const [first] = useState(() => toInput(settings));
  const [values, setValues] = useState(first);
  const set = (change: Partial<MailInput>) => setValues({ ...values, ...change });
  const refused = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What is refused stands in the form, which begins anew once it is saved.
    save.mutateAsync(values).then(
      () => toasts.done(t('saved')),
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <div className={classes.pair}>
        <TextInput
          label={t('mailHost')}
          value={values.host}
          error={refused.host}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <NumberInput
          label={t('mailPort')}
          min={1}
          max={65535}
          allowDecimal={false}
          thousandSeparator=""
          value={values.port}
          error={refused.port}
          onChange={(value) => set({ port: Number(value) || 25 })}
        />
      </div>
      <TextInput
        label={t('senderAddress')}
        type="email"
        value={values.senderAddress}
        error={refused.senderAddress}
        onChange={(event) => set({ senderAddress: event.currentTarget.value })}
      />
      <TextInput
        label={t('senderName')}
        value={values.senderDisplayName}
        onChange={(event) => set({ senderDisplayName: event.currentTarget.value })}
      />
      <Switch
        label={t('mailSsl')}
        checked={values.enableSsl}
        onChange={(event) => set({ enableSsl: event.currentTarget.checked })}
      />
      <Switch
        label={t('mailAuth')}
        checked={values.enableAuth}
        onChange={(event) => set({ enableAuth: event.currentTarget.checked })}
      />
      {values.enableAuth && (
        <div className={classes.pair}>
          <TextInput
            label={t('mailUser')}
            autoComplete="off"
            value={values.credentialsUserName}
            error={refused.credentialsUserName}
            onChange={(event) => set({ credentialsUserName: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="off"
            placeholder={settings.enableAuth ? t('unchanged') : ''}
            visibilityToggleButtonProps={{ 'aria-label': common('showPassword') }}
            value={values.credentialsUserPassword}
            error={refused.credentialsUserPassword}
            onChange={(event) => set({ credentialsUserPassword: event.currentTarget.value })}
          />
        </div>
      )}
      {save.error && Object.keys(refused).length === 0 && (
        <p role="alert" className={classes.error}>
          {words(save.error)}
        </p>
      )}
      <div className={classes.oneLine}>
        <Button type="submit" loading={save.isPending}>
          {common('save')}
        </Button>
        <MailTest isReady={settings.host !== '' && values === first} />
      </div>
    </form>
  );
}

function MailTest({ isReady }: { isReady: boolean }) {
  const t = useText('settings');
  const words = useErrorWords();
  const test = useTestMail();
  const told = test.error ? words(test.error) : test.data;
  return (
    <>
      <Button variant="default" disabled={!isReady} loading={test.isPending} onClick={() => test.mutate()}>
        {t('mailTest')}
      </Button>
      <p role="status" className={told ? classes.error : classes.good}>
        {told || (test.isSuccess && t('mailWorks'))}
      </p>
    </>
  );
}
