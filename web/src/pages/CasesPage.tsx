import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function CasesPage() {
  const t = useText('cases');
  return <PlainPage title={t('title')} />;
}
