import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ContactList } from '../rooms/contacts/ContactList';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { later, useWarm } from '../shared/ui/later';
import { PageHeader } from '../shared/ui/PageHeader';

const ContactForm = later(async () => (await import('../rooms/contacts/ContactForm')).ContactForm);

const WARM = [ContactForm];

const route = getRouteApi('/shell/contacts');

/** The list of contacts. What it shows is in the address. */
export function ContactsPage() {
  const t = useText('contacts');
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [isCreating, setCreating] = useState(false);
  const open = (id: number) => void navigate({ to: '/contacts/$id', params: { id: String(id) } });
  useWarm(WARM);
  const [total, setTotal] = useState<number | null>(null);
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={total === null ? null : formats.number(total)}
        actions={
          <Button
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('newContact')}
          </Button>
        }
      />
      <ContactList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onOpen={open}
        onTotal={setTotal}
      />
      {isCreating && (
        <ContactForm
          kind={search.kind === 'company' ? 'company' : 'person'}
          as="drawer"
          onCreated={({ id }) =>
            void navigate({ to: '/contacts/$id', params: { id: String(id) }, ignoreBlocker: true })
          }
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}
