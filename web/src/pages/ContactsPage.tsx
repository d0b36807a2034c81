import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ContactList } from '../rooms/contacts/ContactList';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { PageHeader } from '../shared/ui/PageHeader';

const route = getRouteApi('/shell/contacts');

/** The list of contacts. What it shows is in the address. */
export function ContactsPage() {
  const t = useText('contacts');
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
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
            component={Link}
            to="/contacts/new"
          >
            {t('newContact')}
          </Button>
        }
      />
      <ContactList
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onOpen={(id) => void navigate({ to: '/contacts/$id', params: { id: String(id) } })}
        onTotal={setTotal}
      />
    </>
  );
}
