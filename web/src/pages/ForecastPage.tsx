import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function ForecastPage() {
  const t = useText('forecast');
  return <PlainPage title={t('title')} />;
}
