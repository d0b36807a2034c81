import { Checkbox, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  type LogLives,
  type PasswordRules,
  type SignInLimits,
  securityQueries,
  useChangeLogLives,
  useChangePasswordRules,
  useChangeSignInLimits,
} from '../../../data/security';
import { useText } from '../../../shared/i18n/text';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';
import { SmallForm } from './SmallForm';

/** Longest time and highest number that the server takes. */
const MOST = 9999;

/** What keeps strangers out, and how long it is known who came in. */
export function Security() {
  const t = useText('settings');
  const passwords = useQuery(securityQueries.passwords());
  const limits = useQuery(securityQueries.limits());
  const lives = useQuery(securityQueries.lives());
  return (
    <>
      <Block title={t('passwordRules')} text={t('passwordRulesText')}>
        <Told query={passwords}>
          {passwords.data && (
            <Passwords
              {...passwords.data}
              shortest={passwords.data.limitMinLength}
              longest={passwords.data.limitMaxLength}
            />
          )}
        </Told>
      </Block>
      <Block title={t('loginLimits')} text={t('loginLimitsText')}>
        <Told query={limits}>
          {limits.data && <Limits {...limits.data} attemptsCount={limits.data.attemptCount} />}
        </Told>
      </Block>
      <Block title={t('retention')} text={t('retentionText')}>
        <Told query={lives}>{lives.data && <Lives {...lives.data} longest={lives.data.maxLifeTime} />}</Told>
      </Block>
    </>
  );
}

function Passwords({
  minLength,
  maxLength,
  upperCase,
  digits,
  specSymbols,
  shortest,
  longest,
}: PasswordRules & { shortest: number; longest: number }) {
  const t = useText('settings');
  const rules: PasswordRules = { minLength, maxLength, upperCase, digits, specSymbols };
  const choices = [
    ['upperCase', t('needsCapital')],
    ['digits', t('needsDigit')],
    ['specSymbols', t('needsSign')],
  ] as const;
  return (
    <SmallForm first={rules} saving={useChangePasswordRules()}>
      {(values, set, refused) => (
        <>
          <NumberInput
            className={classes.short}
            label={t('minLength')}
            min={shortest}
            max={Math.min(longest, values.maxLength)}
            allowDecimal={false}
            value={values.minLength}
            error={refused.minLength}
            onChange={(value) => set({ minLength: Number(value) || shortest })}
          />
          <fieldset className={classes.checks}>
            <legend>{t('mustContain')}</legend>
            {choices.map(([name, label]) => (
              <Checkbox
                key={name}
                label={label}
                checked={values[name]}
                onChange={(event) => set({ [name]: event.currentTarget.checked })}
              />
            ))}
          </fieldset>
        </>
      )}
    </SmallForm>
  );
}

interface NumbersProps {
  labels: readonly (readonly [name: string, label: string])[];
  values: Readonly<Record<string, number>>;
  set: (change: Readonly<Record<string, number>>) => void;
  refused: Readonly<Record<string, string>>;
  most: number;
}

/** Numbers from 1 on, side by side. */
function Numbers({ labels, values, set, refused, most }: NumbersProps) {
  return (
    <div className={labels.length > 2 ? classes.three : classes.pair}>
      {labels.map(([name, label]) => (
        <NumberInput
          key={name}
          label={label}
          min={1}
          max={most}
          allowDecimal={false}
          value={values[name] ?? ''}
          error={refused[name]}
          onChange={(value) => set({ [name]: Number(value) })}
        />
      ))}
    </div>
  );
}

function Limits({ attemptsCount, blockTime, checkPeriod }: SignInLimits) {
  const t = useText('settings');
  const labels = [
    ['attemptsCount', t('attemptsCount')],
    ['checkPeriod', t('checkPeriod')],
    ['blockTime', t('blockTime')],
  ] as const;
  return (
    <SmallForm first={{ attemptsCount, blockTime, checkPeriod }} saving={useChangeSignInLimits()}>
      {(values, set, refused) => <Numbers {...{ labels, values, set, refused }} most={MOST} />}
    </SmallForm>
  );
}

function Lives({ loginHistoryLifeTime, auditTrailLifeTime, longest }: LogLives & { longest: number }) {
  const t = useText('settings');
  const labels = [
    ['loginHistoryLifeTime', t('loginDays')],
    ['auditTrailLifeTime', t('auditDays')],
  ] as const;
  return (
    <SmallForm first={{ loginHistoryLifeTime, auditTrailLifeTime }} saving={useChangeLogLives()}>
      {(values, set, refused) => <Numbers {...{ labels, values, set, refused }} most={longest} />}
    </SmallForm>
  );
}
