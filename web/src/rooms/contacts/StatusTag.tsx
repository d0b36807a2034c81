import type { Contact } from '../../data/contacts';
import { Tag } from '../../shared/ui/Tag';

/** A contact's status as a label; nothing where it has none. */
export function StatusTag({ contact }: { contact: Contact }) {
  const status = contact.contactStatus;
  return status ? <Tag color={status.color}>{status.title}</Tag> : null;
}
