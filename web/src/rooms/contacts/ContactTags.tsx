import type { Contact } from '../../data/contacts';
import { TagsEditor } from '../../pickers/TagsEditor';
import { useText } from '../../shared/i18n/text';
import { Section } from '../../shared/ui/RecordPage';
import { useSpreading } from './useSpreading';

/** The tags of a contact; its company and the persons of that may get or lose them along with it. */
export function ContactTags({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const spreading = useSpreading(contact);
  return (
    <Section title={t('tags')}>
      <TagsEditor
        kind="contact"
        id={contact.id}
        readOnly={!contact.canEdit}
        onChanged={(change) => spreading.tag(change)}
      />
    </Section>
  );
}
