import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function WelcomePage() {
  const t = useText('welcome');
  return <PlainPage title={t('title')} />;
}
