import { type Contact, useChangeContact } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { InlineField } from '../../shared/ui/inline/InlineField';
import { Section } from '../../shared/ui/RecordPage';

/** What somebody wrote about a contact. */
export function ContactNotes({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const change = useChangeContact(contact.id);
  return (
    <Section title={t('notes')}>
      <InlineField
        kind="textarea"
        label={t('notes')}
        hideLabel
        value={contact.about}
        placeholder={t('addNotes')}
        readOnly={!contact.canEdit}
        onSave={(value) => change.mutateAsync({ field: 'about', value })}
        onOverwrite={(value) => change.mutateAsync({ field: 'about', value, overwrite: true })}
      />
    </Section>
  );
}
