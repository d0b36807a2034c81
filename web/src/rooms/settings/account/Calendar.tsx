import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountQueries, useCalendarAddress } from '../../../data/account';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { Block, Told } from '../frame/Block';
import { Secret } from '../frame/Secret';
import classes from '../settings.module.css';

/** The address at which calendar programs read one's deadlines. */
export function Calendar() {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(accountQueries.calendar());
  const change = useCalendarAddress();
  const make = () => change.mutate(true, { onError: toasts.failed });
  const isActive = query.data?.isActive ?? false;
  return (
    <Block title={t('calendar')} text={t('calendarText')}>
      <Told query={query}>
        {change.data?.url && <Secret value={change.data.url} text={t('shownOnce')} />}
        {isActive && !change.data?.url && <p className={classes.nothing}>{t('calendarActive')}</p>}
        <div className={classes.oneLine}>
          <Button variant="default" loading={change.isPending} onClick={make}>
            {t(isActive ? 'calendarAnew' : 'calendarMake')}
          </Button>
          {isActive && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => change.mutate(false, { onError: toasts.failed })}
            >
              {t('calendarEnd')}
            </Button>
          )}
        </div>
      </Told>
    </Block>
  );
}
