import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { accountQueries, useCreateKey, useRevokeKey } from '../../../data/account';
import { useToday } from '../../../pickers/useToday';
import { useText } from '../../../shared/i18n/text';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { useToasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/When';
import { addDays, writeDay } from '../../../shared/wire/dates';
import type { ApiKey } from '../../../shared/wire/types';
import { Block, Told } from '../frame/Block';
import { Secret } from '../frame/Secret';
import classes from '../settings.module.css';

const LIVES = [30, 90, 365] as const;

/** One's own API keys: a new one is told once, an old one is revoked for good. */
export function ApiKeys() {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(accountQueries.keys());
  const revoke = useRevokeKey();
  const [asked, setAsked] = useState<ApiKey | null>(null);
  const keys = query.data ?? [];
  const confirm = () => {
    if (asked)
      revoke.mutate(asked.id, {
        onSuccess: () => toasts.done(t('keyRevoked', { title: asked.name })),
        onError: toasts.failed,
      });
    setAsked(null);
  };
  return (
    <>
      <NewKey />
      <Block title={t('yourKeys')}>
        <Told query={query}>
          {keys.length === 0 && <p className={classes.nothing}>{t('noKeys')}</p>}
          <ul className={classes.rows}>
            {keys.map((key) => (
              <li key={key.id} className={classes.row}>
                <div className={classes.what}>
                  <div className={classes.name}>{key.name}</div>
                  <div className={classes.about}>
                    …{key.hint} · {t('made')} <When date={key.createdOn} />
                    {key.expiresOn && (
                      <>
                        {' · '}
                        {t('endsOn')} <When date={key.expiresOn} exact />
                      </>
                    )}
                  </div>
                </div>
                <Button variant="default" size="compact-sm" onClick={() => setAsked(key)}>
                  {t('revoke')}
                </Button>
              </li>
            ))}
          </ul>
        </Told>
      </Block>
      <ConfirmDialog
        opened={asked !== null}
        title={t('revokeTitle', { title: asked?.name ?? '' })}
        text={t('revokeText')}
        action={t('revoke')}
        danger
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

function NewKey() {
  const t = useText('settings');
  const words = useErrorWords();
  const today = useToday();
  const create = useCreateKey();
  const [name, setName] = useState('');
  const [days, setDays] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    const expires = days === '' ? null : writeDay(addDays(today, Number(days)));
    create.mutate({ name: name.trim(), expires }, { onSuccess: () => setName('') });
  };
  return (
    <Block title={t('newKey')}>
      {create.data && <Secret value={create.data.key} text={t('shownOnce')} />}
      <form onSubmit={submit} className={classes.inline}>
        <TextInput
          label={t('keyName')}
          placeholder={t('keyNameHint')}
          value={name}
          error={create.error && words(create.error)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('keyLife')}
          value={days}
          data={[
            { value: '', label: t('forever') },
            ...LIVES.map((count) => ({ value: String(count), label: t('days', { count }) })),
          ]}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
          {t('createKey')}
        </Button>
      </form>
    </Block>
  );
}
