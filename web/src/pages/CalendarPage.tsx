import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function CalendarPage() {
  const t = useText('calendar');
  return <PlainPage title={t('title')} />;
}
