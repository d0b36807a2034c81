import { Button, NativeSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useChangePortal, zoneOf } from '../../data/portal';
import { rateQueries, useSetCurrency } from '../../data/rates';
import { settingsQueries } from '../../data/settings';
import { cultureChoices } from '../../pickers/cultures';
import { useCurrencyGroups } from '../../pickers/currencyChoices';
import { ownZone, ZONES } from '../../pickers/zones';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import { Step } from './Step';

/** Language, clock and currency of the portal: each is saved as it is chosen. */
export function PortalStep() {
  const t = useText('welcome');
  const toasts = useToasts();
  const { data: settings } = useQuery(settingsQueries.portal());
  const { data: currency } = useQuery(rateQueries.preferred());
  const groups = useCurrencyGroups();
  const change = useChangePortal();
  const setCurrency = useSetCurrency();
  const save = (body: { lng?: string; timeZoneId?: string }) =>
    change.mutate(body, { onError: toasts.failed });
  const culture = settings?.culture ?? 'en-US';
  const zone = change.isPending ? (change.variables.timeZoneId ?? null) : null;
  const stored = zoneOf(settings?.timezone ?? '');
  const own = ownZone();
  return (
    <Step title={t('portalTitle')} text={t('portalText')}>
      <NativeSelect
        label={t('language')}
        value={culture}
        data={cultureChoices(culture)}
        onChange={(event) => save({ lng: event.currentTarget.value })}
      />
      <Select
        label={t('timeZone')}
        searchable
        data={ZONES.includes(stored) ? [...ZONES] : [stored, ...ZONES]}
        value={zone ?? stored}
        onChange={(timeZoneId) => timeZoneId && save({ timeZoneId })}
      />
      {settings && own !== stored && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => save({ timeZoneId: own })}>
            {t('useZone', { zone: own })}
          </Button>
        </div>
      )}
      <Select
        label={t('currency')}
        searchable
        data={groups}
        value={setCurrency.isPending ? setCurrency.variables : (currency ?? null)}
        onChange={(chosen) => chosen && setCurrency.mutate(chosen, { onError: toasts.failed })}
      />
    </Step>
  );
}
