import type { TablerIcon } from '@tabler/icons-react';
import {
  IconAddressBook,
  IconBriefcase,
  IconChecklist,
  IconFile,
  IconFolders,
  IconForms,
  IconHash,
  IconNote,
  IconProgress,
  IconReceipt,
  IconSettings,
} from '@tabler/icons-react';

const PAGES: Readonly<Record<string, string>> = {
  contact: '/contacts',
  person: '/contacts',
  company: '/contacts',
  opportunity: '/opportunities',
  case: '/cases',
};
const ICONS: Readonly<Record<string, TablerIcon>> = {
  contact: IconAddressBook,
  opportunity: IconBriefcase,
  case: IconFolders,
  task: IconChecklist,
  event: IconNote,
  file: IconFile,
  invoice: IconReceipt,
  tag: IconHash,
  customField: IconForms,
  stage: IconProgress,
};

/** Returns the sign of a kind of record. */
export function kindIcon(kind: string): TablerIcon {
  return ICONS[kind] ?? IconSettings;
}

/** Returns where a record has its card; null where its kind has none. */
export function cardOf(kind: string, id: number | string): string | null {
  const page = PAGES[kind];
  return page === undefined ? null : `${page}/${id}`;
}

/** What hangs on a record may be found, and tells what it hangs on. */
interface Hanging {
  readonly entityType: string;
  readonly id: number;
  readonly entity?: { readonly entityType: string; readonly entityId: number } | null;
  readonly contact?: { readonly id: number };
}

/** Returns where something is shown: a record on its card, what hangs on a record on that one's. */
export function placeOf(found: Hanging): string {
  const own = cardOf(found.entityType, found.id);
  if (own) return own;
  const on = found.entity ? cardOf(found.entity.entityType, found.entity.entityId) : null;
  return on ?? (found.contact ? `/contacts/${found.contact.id}` : '/tasks');
}

/** Kinds by the numbers that notifications have for them. */
const NUMBERS: Readonly<Record<number, string>> = {
  0: 'contact',
  1: 'opportunity',
  3: 'task',
  4: 'company',
  5: 'person',
  7: 'case',
};

/** Returns the card of a record that is told by its kind's number; tasks are in their list. */
export function placeByNumber(kind: number | undefined, id: number | undefined): string | null {
  const name = NUMBERS[kind ?? -1];
  if (name === undefined || !id) return null;
  return name === 'task' ? '/tasks' : cardOf(name, id);
}
