import { NativeSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useChangePortal, zoneOf } from '../../../data/portal';
import { settingsQueries } from '../../../data/settings';
import { cultureChoices } from '../../../pickers/cultures';
import { ZONES } from '../../../pickers/zones';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';

/** The clock and the language of the portal. */
export function Portal() {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(settingsQueries.portal());
  const change = useChangePortal();
  const save = (body: { lng?: string; timeZoneId?: string }) =>
    change.mutate(body, { onSuccess: () => toasts.done(t('saved')), onError: toasts.failed });
  const zone = zoneOf(query.data?.timezone ?? '');
  const culture = query.data?.culture ?? 'en-US';
  return (
    <Told query={query}>
      <Block title={t('timeZone')} text={t('timeZoneText')}>
        <Select
          className={classes.form}
          aria-label={t('timeZone')}
          searchable
          data={ZONES.includes(zone) ? [...ZONES] : [zone, ...ZONES]}
          value={zone}
          onChange={(timeZoneId) => timeZoneId && save({ timeZoneId })}
        />
      </Block>
      <Block title={t('portalLanguage')} text={t('portalLanguageText')}>
        <NativeSelect
          className={classes.form}
          aria-label={t('portalLanguage')}
          value={culture}
          data={cultureChoices(culture)}
          onChange={(event) => save({ lng: event.currentTarget.value })}
        />
      </Block>
    </Told>
  );
}
