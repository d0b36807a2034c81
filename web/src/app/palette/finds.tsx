import {
  IconAddressBook,
  IconBriefcase,
  IconChecklist,
  IconFile,
  IconFolders,
  IconNote,
  type TablerIcon,
} from '@tabler/icons-react';
import type { UseNavigateResult } from '@tanstack/react-router';
import type { Text } from '../../shared/i18n/text';
import type { Find } from '../../shared/wire/types';
import type { Command } from './commands';

const ICONS: Readonly<Record<string, TablerIcon>> = {
  contact: IconAddressBook,
  opportunity: IconBriefcase,
  case: IconFolders,
  task: IconChecklist,
  event: IconNote,
  file: IconFile,
};

/** Where a find is shown: a record on its card, what hangs on a record on that one's. */
export function addressOf(find: Find): string {
  const { entityType, id } = find;
  if (entityType === 'contact') return `/contacts/${id}`;
  if (entityType === 'opportunity') return `/opportunities/${id}`;
  if (entityType === 'case') return `/cases/${id}`;
  if (find.entity)
    return addressOf({ ...find, entityType: find.entity.entityType, id: find.entity.entityId } as Find);
  if (find.contact) return `/contacts/${find.contact.id}`;
  return '/tasks';
}

/** Returns the command that opens a find. */
export function foundCommand(find: Find, t: Text<'palette'>, navigate: UseNavigateResult<string>): Command {
  const Icon = ICONS[find.entityType] ?? IconFile;
  return {
    id: `${find.entityType} ${find.id}`,
    group: t('found'),
    label: find.title,
    icon: <Icon size={16} aria-hidden />,
    run: () => void navigate({ to: addressOf(find) }),
  };
}
