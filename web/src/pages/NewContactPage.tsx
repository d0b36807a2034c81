import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function NewContactPage() {
  const t = useText('contacts');
  return <PlainPage title={t('newContact')} />;
}
