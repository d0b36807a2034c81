import { IconArrowMerge, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Contact, contactQueries } from '../data/contacts';
import { AccessEditor } from '../pickers/AccessEditor';
import { CustomFieldsPanel } from '../pickers/CustomFieldsPanel';
import { ContactDetails } from '../rooms/contacts/ContactDetails';
import { ContactFacts, ContactRecord } from '../rooms/contacts/ContactFacts';
import { ContactHead, QuickAction } from '../rooms/contacts/ContactHead';
import { ContactNotes } from '../rooms/contacts/ContactNotes';
import { ContactPersons } from '../rooms/contacts/ContactPersons';
import { ContactCases, ContactOpportunities } from '../rooms/contacts/ContactRecords';
import { ContactStatus } from '../rooms/contacts/ContactStatus';
import { ContactTags } from '../rooms/contacts/ContactTags';
import { MoreMenu } from '../rooms/contacts/MoreMenu';
import { MergeDialog } from '../rooms/contacts/merge/MergeDialog';
import { useContactRemoval } from '../rooms/contacts/useContactRemoval';
import { useRelated } from '../rooms/contacts/useRelated';
import { FilesPanel } from '../rooms/files/FilesPanel';
import { HistoryPanel } from '../rooms/history/HistoryPanel';
import { TasksPanel } from '../rooms/tasks/TasksPanel';
import { usePageCommands } from '../shared/commands/PageCommands';
import { useText } from '../shared/i18n/text';
import { useShortcut } from '../shared/keys/KeysProvider';
import { ErrorPanel } from '../shared/ui/ErrorPanel';
import { PageHeader } from '../shared/ui/PageHeader';
import { RecordPage, Section } from '../shared/ui/RecordPage';
import { replaces } from '../shared/wire/errors';

const route = getRouteApi('/shell/contacts/$id');

/** The card of a contact: panels of several rooms beside one another. */
export function ContactPage() {
  const t = useText('contacts');
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const { data: contact, error, refetch } = useQuery(contactQueries.detail(Number(id)));
  useShortcut('record.back', () => void navigate({ to: '/contacts' }));
  const crumbs = [{ label: t('title'), to: '/contacts' }];
  if (replaces(error, contact)) {
    return (
      <>
        <PageHeader title={t('loading')} crumbs={crumbs} />
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!contact) return <PageHeader title={t('loading')} crumbs={crumbs} />;
  return <Card key={contact.id} contact={contact} crumbs={crumbs} />;
}

function Card({ contact, crumbs }: { contact: Contact; crumbs: { label: string; to: string }[] }) {
  const t = useText('contacts');
  const panels = { kind: 'contact', id: contact.id } as const;
  return (
    <RecordPage
      header={
        <PageHeader title={contact.displayName} crumbs={crumbs} actions={<CardMenu contact={contact} />} />
      }
      summary={<ContactHead contact={contact} actions={<Related contact={contact} />} />}
      side={
        <>
          <ContactDetails contact={contact} />
          <ContactStatus contact={contact} />
          <ContactFacts contact={contact} />
          <ContactTags contact={contact} />
          <CustomFieldsPanel {...panels} />
          <Section title={t('whoSees')}>
            <AccessEditor kind="contact" record={contact} />
          </Section>
          <ContactRecord contact={contact} />
        </>
      }
    >
      <ContactNotes contact={contact} />
      <TasksPanel {...panels} />
      {contact.isCompany && <ContactPersons company={contact} />}
      <ContactOpportunities contact={contact} />
      <ContactCases contact={contact} />
      <FilesPanel {...panels} />
      <HistoryPanel {...panels} />
    </RecordPage>
  );
}

/** What other rooms create for the contact: beside its name, and in the palette. */
function Related({ contact }: { contact: Contact }) {
  const related = useRelated();
  usePageCommands(
    related.map(({ label, icon, create }) => ({ id: label, label, icon, run: () => create(contact.id) })),
  );
  return related.map(({ label, icon, create }) => (
    <QuickAction key={label} label={label} icon={icon} onClick={() => create(contact.id)} />
  ));
}

function CardMenu({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const navigate = route.useNavigate();
  const [isMerging, setMerging] = useState(false);
  const remove = useContactRemoval(() => void navigate({ to: '/contacts' }));
  const merge = { label: t('merge'), icon: <IconArrowMerge size={15} aria-hidden /> };
  const removal = { label: t('delete'), icon: <IconTrash size={15} aria-hidden /> };
  usePageCommands([
    ...(contact.canEdit ? [{ ...merge, id: 'contact.merge', run: () => setMerging(true) }] : []),
    ...(contact.canDelete ? [{ ...removal, id: 'contact.delete', run: () => remove([contact.id]) }] : []),
  ]);
  if (!contact.canEdit) return null;
  return (
    <>
      <MoreMenu
        label={t('moreOf', { name: contact.displayName })}
        entries={[
          { ...merge, onClick: () => setMerging(true) },
          ...(contact.canDelete
            ? (['divider', { ...removal, danger: true, onClick: () => remove([contact.id]) }] as const)
            : []),
        ]}
      />
      {isMerging && (
        <MergeDialog
          contact={contact}
          onClose={() => setMerging(false)}
          onMerged={(id) => void navigate({ to: '/contacts/$id', params: { id: String(id) } })}
        />
      )}
    </>
  );
}
