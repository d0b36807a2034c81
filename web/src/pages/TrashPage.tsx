import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function TrashPage() {
  const t = useText('trash');
  return <PlainPage title={t('title')} />;
}
