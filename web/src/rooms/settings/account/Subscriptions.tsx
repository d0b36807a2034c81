import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountQueries, useSubscribe } from '../../../data/account';
import type { TextKey } from '../../../shared/i18n/catalogue';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import type { Subscription } from '../../../shared/wire/types';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';

/** The server's kinds in the user's language; of others it tells the title itself. */
const KINDS: Readonly<Record<string, TextKey<'settings'>>> = {
  taskAssigned: 'aboutTaskAssigned',
  taskReminder: 'aboutTaskReminder',
  accessGranted: 'aboutAccessGranted',
  mentioned: 'aboutMentioned',
  dataReady: 'aboutDataReady',
};

/** What one wants to be told, and how. */
export function Subscriptions() {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(accountQueries.subscriptions());
  const subscribe = useSubscribe();
  const titleOf = ({ kind, title }: Subscription) => {
    const known = KINDS[kind];
    return known ? t(known) : title;
  };
  const change = (one: Subscription, part: Partial<Subscription>) =>
    subscribe.mutate({ ...one, ...part }, { onError: toasts.failed });
  return (
    <Told query={query}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('about')}</th>
            <th scope="col">{t('onSite')}</th>
            <th scope="col">{t('byMail')}</th>
          </tr>
        </thead>
        <tbody>
          {(query.data ?? []).map((one) => (
            <tr key={one.kind}>
              <th scope="row">{titleOf(one)}</th>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`${titleOf(one)}: ${t('onSite')}`}
                  checked={one.onSite}
                  onChange={(event) => change(one, { onSite: event.currentTarget.checked })}
                />
              </td>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`${titleOf(one)}: ${t('byMail')}`}
                  checked={one.byMail}
                  onChange={(event) => change(one, { byMail: event.currentTarget.checked })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Told>
  );
}
