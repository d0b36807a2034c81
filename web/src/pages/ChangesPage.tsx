import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function ChangesPage() {
  const t = useText('changes');
  return <PlainPage title={t('title')} />;
}
