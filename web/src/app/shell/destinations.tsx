import {
  IconAddressBook,
  IconBriefcase,
  IconChecklist,
  IconFolders,
  IconHome,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react';
import type { TextKey } from '../../shared/i18n/catalogue';
import type { ShortcutId } from '../../shared/keys/shortcuts';

export interface Destination {
  readonly to: '/' | '/contacts' | '/opportunities' | '/tasks' | '/cases' | '/settings';
  readonly label: TextKey<'common'>;
  readonly icon: TablerIcon;
  readonly shortcut: ShortcutId;
}

/** Where the navigation leads. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/', label: 'dashboard', icon: IconHome, shortcut: 'go.dashboard' },
  { to: '/contacts', label: 'contacts', icon: IconAddressBook, shortcut: 'go.contacts' },
  { to: '/opportunities', label: 'opportunities', icon: IconBriefcase, shortcut: 'go.opportunities' },
  { to: '/tasks', label: 'tasks', icon: IconChecklist, shortcut: 'go.tasks' },
  { to: '/cases', label: 'cases', icon: IconFolders, shortcut: 'go.cases' },
  { to: '/settings', label: 'settings', icon: IconSettings, shortcut: 'go.settings' },
];
