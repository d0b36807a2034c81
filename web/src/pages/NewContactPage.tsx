import { getRouteApi } from '@tanstack/react-router';
import { ContactForm } from '../rooms/contacts/ContactForm';
import classes from '../rooms/contacts/form.module.css';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/contacts/new');

/** The form of a new person or company on a page of its own. */
export function NewContactPage() {
  const t = useText('contacts');
  const { kind = 'person' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t('newContact')} crumbs={[{ label: t('title'), to: '/contacts' }]} />
      <div className={classes.page}>
        <ContactForm
          key={kind}
          kind={kind}
          as="page"
          onCreated={({ id }) =>
            void navigate({ to: '/contacts/$id', params: { id: String(id) }, ignoreBlocker: true })
          }
          onClose={() => void navigate({ to: '/contacts', ignoreBlocker: true })}
        />
      </div>
    </>
  );
}
