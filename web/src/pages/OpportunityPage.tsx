import { useText } from '../shared/i18n/text';
import { PlainPage } from '../shared/ui/PlainPage';

export function OpportunityPage() {
  const t = useText('opportunities');
  return <PlainPage title={t('title')} />;
}
