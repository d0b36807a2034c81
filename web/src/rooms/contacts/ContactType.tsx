import { useQuery } from '@tanstack/react-query';
import type { Contact } from '../../data/contacts';
import { contactTypeQueries, useChangeType } from '../../data/contactTypes';
import { listQueries } from '../../data/lists';
import { useText } from '../../shared/i18n/text';
import { InlineField } from '../../shared/ui/inline/InlineField';

/** What a contact is to the business, such as a supplier; nothing where the portal has no types. */
export function ContactType({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const { data: types = [] } = useQuery(listQueries.contactTypes());
  const { data: type } = useQuery(contactTypeQueries.of(contact.id));
  const change = useChangeType(contact.id);
  if (types.length === 0 || type === undefined) return null;
  return (
    <InlineField
      kind="select"
      label={t('type')}
      choices={[
        { value: '0', label: t('noStatus') },
        ...types.map(({ id, title }) => ({ value: String(id), label: title })),
      ]}
      value={String(type)}
      readOnly={!contact.canEdit}
      onSave={(value) => change.mutateAsync({ type: Number(value), seen: type })}
      onOverwrite={(value) => change.mutateAsync({ type: Number(value) })}
    />
  );
}
