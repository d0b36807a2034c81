import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function TasksPage() {
  const t = useText('tasks');
  return <PlainPage title={t('title')} />;
}
