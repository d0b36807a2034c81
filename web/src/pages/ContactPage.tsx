import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { contactQueries } from '../data/contacts';
import { ContactFacts } from '../rooms/contacts/ContactFacts';
import { ContactNotes } from '../rooms/contacts/ContactNotes';
import { ContactSummary } from '../rooms/contacts/ContactSummary';
import { useText } from '../shared/i18n/text';
import { useShortcut } from '../shared/keys/KeysProvider';
import { ErrorPanel } from '../shared/ui/ErrorPanel';
import { PageHeader } from '../shared/ui/PageHeader';
import { RecordPage } from '../shared/ui/RecordPage';

const route = getRouteApi('/shell/contacts/$id');

/** The card of a contact: panels of several rooms beside one another. */
export function ContactPage() {
  const t = useText('contacts');
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data: contact, error, refetch } = useQuery(contactQueries.detail(Number(id)));
  useShortcut('record.back', () => void navigate({ to: '/contacts' }));
  const crumbs = [{ label: t('title'), to: '/contacts' }];
  if (error) {
    return (
      <>
        <PageHeader title={t('loading')} crumbs={crumbs} />
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!contact) return <PageHeader title={t('loading')} crumbs={crumbs} />;
  return (
    <RecordPage
      header={<PageHeader title={contact.displayName} crumbs={crumbs} />}
      summary={<ContactSummary contact={contact} />}
      side={<ContactFacts contact={contact} />}
    >
      <ContactNotes contact={contact} />
    </RecordPage>
  );
}
