import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useReplay, webhookQueries } from '../../../data/webhooks';
import type { TextKey } from '../../../shared/i18n/catalogue';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/When';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';

const STATES: Readonly<Record<string, TextKey<'settings'>>> = {
  waiting: 'stateWaiting',
  delivered: 'stateDelivered',
  givenUp: 'stateGivenUp',
};

/** The messages of a webhook, the newest first, with what was answered. */
export function Deliveries({ id }: { id: number }) {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery({ ...webhookQueries.deliveries(id), refetchInterval: 3000 });
  const replay = useReplay(id);
  const messages = query.data ?? [];
  return (
    <Told query={query}>
      {messages.length === 0 ? (
        <p className={classes.nothing}>{t('noDeliveries')}</p>
      ) : (
        <ul className={classes.rows}>
          {messages.map(({ id: message, state, status, answer, created, changeCount }) => (
            <li key={message} className={classes.row}>
              <div className={classes.what}>
                <div>
                  <span
                    className={
                      state === 'delivered' ? classes.good : state === 'givenUp' ? classes.bad : undefined
                    }
                  >
                    {t(STATES[state] ?? 'stateWaiting')}
                  </span>
                  {status > 0 && ` · HTTP ${status}`} · {t('changeCount', { count: changeCount })}
                </div>
                {answer && <div className={classes.about}>{answer}</div>}
              </div>
              <span className={classes.facts}>
                <When date={created} />
              </span>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={() => replay.mutate(message, { onError: toasts.failed })}
              >
                {t('replay')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Told>
  );
}
