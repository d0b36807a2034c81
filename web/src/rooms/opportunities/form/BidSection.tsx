import { Select, TextInput } from '@mantine/core';
import { useCurrencyGroups } from '../../../pickers/currencyChoices';
import { useText } from '../../../shared/i18n/text';
import { useBidTypes, usePeriodsLabel } from '../bidTypes';
import classes from './form.module.css';
import type { SectionProps } from './section';

const LONGEST_AMOUNT = 15;

/** What it is worth, and how it is paid. */
export function BidSection({ values, onChange, errors }: SectionProps) {
  const t = useText('opportunities');
  const currencies = useCurrencyGroups();
  const types = useBidTypes();
  const periods = usePeriodsLabel(values.bidType);
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t('amount')}
          inputMode="decimal"
          maxLength={LONGEST_AMOUNT}
          value={values.amount}
          error={errors.amount}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
        <Select
          label={t('currency')}
          searchable
          allowDeselect={false}
          data={currencies}
          value={values.currency}
          error={errors.currency}
          onChange={(currency) => onChange({ currency: currency ?? '' })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label={t('bidType')}
          allowDeselect={false}
          data={types.map(({ value, label }) => ({ value, label }))}
          value={values.bidType}
          onChange={(bidType) => onChange({ bidType: bidType ?? '0' })}
        />
        {periods && (
          <TextInput
            label={periods}
            inputMode="numeric"
            value={values.periods}
            error={errors.periods}
            onChange={(event) => onChange({ periods: event.currentTarget.value })}
          />
        )}
      </div>
    </>
  );
}
