import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function DashboardPage() {
  const t = useText('dashboard');
  return <PlainPage title={t('title')} />;
}
