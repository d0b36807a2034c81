import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { crmSettingsQueries, type Spread, spreads, useSetSpread } from '../../../data/crmSettings';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';

const CHOICES = { ask: null, always: true, never: false } as const;
type Choice = keyof typeof CHOICES;
const NAMES = ['ask', 'always', 'never'] as const;

/** Whether what is set for one contact is set for its company and all persons of that, too. */
export function SpreadChoice({ what }: { what: Spread }) {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(crmSettingsQueries.all());
  const set = useSetSpread(what);
  const current = set.isPending ? set.variables : spreads(query.data, what);
  const choose = (name: Choice) =>
    set.mutate(CHOICES[name], { onSuccess: () => toasts.done(t('saved')), onError: toasts.failed });
  const title = t(what === 'status' ? 'spreadStatus' : 'spreadTags');
  return (
    <Block title={title} text={t('spreadText')}>
      <Told query={query}>
        <NativeSelect
          className={classes.form}
          aria-label={title}
          value={NAMES.find((name) => CHOICES[name] === current) ?? 'ask'}
          data={NAMES.map((value) => ({ value, label: t(`spread_${value}`) }))}
          onChange={(event) => choose(NAMES.find((name) => name === event.currentTarget.value) ?? 'ask')}
        />
      </Told>
    </Block>
  );
}
