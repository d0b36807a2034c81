import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function SettingsPage() {
  const t = useText('settings');
  return <PlainPage title={t('title')} />;
}
