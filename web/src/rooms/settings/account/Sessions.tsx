import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountQueries, useEndSessions } from '../../../data/account';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/When';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';

/** Where one is signed in, and signing out there. */
export function Sessions() {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(accountQueries.connections());
  const end = useEndSessions();
  const sessions = query.data?.items ?? [];
  const here = query.data?.loginEvent;
  const endAll = () =>
    end.mutate(null, { onSuccess: () => toasts.done(t('othersSignedOut')), onError: toasts.failed });
  return (
    <Block
      title={t('sessions')}
      text={t('sessionsText')}
      actions={
        sessions.length > 1 && (
          <Button variant="default" loading={end.isPending} onClick={endAll}>
            {t('signOutOthers')}
          </Button>
        )
      }
    >
      <Told query={query}>
        <ul className={classes.rows}>
          {sessions.map(({ id, browser, platform, ip, date }) => (
            <li key={id} className={classes.row}>
              <div className={classes.what}>
                <div className={classes.name}>
                  {[browser, platform].filter(Boolean).join(' · ') || t('unknownBrowser')}
                </div>
                <div className={classes.about}>
                  {ip} · <When date={date} />
                </div>
              </div>
              {id === here ? (
                <span className={classes.facts}>{t('thisSession')}</span>
              ) : (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  onClick={() => end.mutate(id, { onError: toasts.failed })}
                >
                  {t('signOutThere')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Told>
    </Block>
  );
}
