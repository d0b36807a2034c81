import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { rateQueries, useChangeRate, useSetCurrency } from '../../../data/rates';
import { useCurrencyGroups } from '../../../pickers/currencyChoices';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { useToasts } from '../../../shared/ui/toasts';
import type { Rate } from '../../../shared/wire/types';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';

/** The currency that sums are told in, and what others are worth in it. */
export function Currencies() {
  const t = useText('settings');
  const toasts = useToasts();
  const groups = useCurrencyGroups();
  const { data: preferred } = useQuery(rateQueries.preferred());
  const rates = useQuery(rateQueries.list());
  const set = useSetCurrency();
  const choose = (currency: string | null) => {
    if (!currency) return;
    set.mutate(currency, {
      onSuccess: () => toasts.done(t('saved')),
      onError: toasts.failed,
    });
  };
  return (
    <>
      <Block title={t('defaultCurrency')} text={t('defaultCurrencyText')}>
        <Select
          aria-label={t('defaultCurrency')}
          className={classes.form}
          searchable
          data={groups}
          value={set.isPending ? set.variables : (preferred ?? null)}
          onChange={choose}
        />
      </Block>
      <Block title={t('rates')} text={t('ratesText')}>
        <Told query={rates}>
          {(rates.data ?? []).length === 0 && <p className={classes.nothing}>{t('noRates')}</p>}
          <ul className={classes.rows}>
            {(rates.data ?? []).map((rate) => (
              <RateRow key={rate.id} rate={rate} />
            ))}
          </ul>
        </Told>
        <NewRate target={preferred ?? ''} />
      </Block>
    </>
  );
}

function RateRow({ rate }: { rate: Rate }) {
  const t = useText('settings');
  const formats = useFormats();
  const toasts = useToasts();
  const change = useChangeRate();
  const undo = () => change.mutateAsync({ set: rate });
  // Not by callbacks of the row: it is gone by then.
  const remove = () =>
    void change
      .mutateAsync({ remove: rate.id })
      .then(() => toasts.done(t('rateDeleted'), undo), toasts.failed);
  const said = `${formats.money(1, rate.fromCurrency)} = ${new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 }).format(rate.rate)} ${rate.toCurrency}`;
  return (
    <li className={classes.row}>
      <span className={classes.what}>{said}</span>
      <ActionIcon aria-label={t('deleteItem', { title: said })} onClick={remove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function NewRate({ target }: { target: string }) {
  const t = useText('settings');
  const words = useErrorWords();
  const groups = useCurrencyGroups();
  const change = useChangeRate();
  const [from, setFrom] = useState<string | null>(null);
  const [rate, setRate] = useState<string | number>('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!from || !(Number(rate) > 0)) return;
    change.mutate(
      { set: { fromCurrency: from, toCurrency: target, rate: Number(rate) } },
      {
        onSuccess: () => {
          setFrom(null);
          setRate('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={classes.inline}>
      <Select label={t('rateFrom')} searchable data={groups} value={from} onChange={setFrom} />
      <NumberInput
        label={t('rateValue', { currency: target })}
        min={0}
        decimalScale={6}
        value={rate}
        onChange={setRate}
      />
      <Button type="submit" loading={change.isPending} disabled={!from || !(Number(rate) > 0)}>
        {t('addRate')}
      </Button>
      {change.error && (
        <p role="alert" className={classes.error}>
          {words(change.error)}
        </p>
      )}
    </form>
  );
}
