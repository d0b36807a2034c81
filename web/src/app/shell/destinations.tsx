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
  /** What fits below the icon on a phone, where the label may not. */
  readonly short?: TextKey<'common'>;
  /** Whether a phone leads there by one's own menu only. */
  readonly isAside?: boolean;
  readonly icon: TablerIcon;
  readonly shortcut: ShortcutId;
}

/** Where the navigation leads. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/', label: 'dashboard', short: 'navDashboard', icon: IconHome, shortcut: 'go.dashboard' },
  { to: '/contacts', label: 'contacts', icon: IconAddressBook, shortcut: 'go.contacts' },
  {
    to: '/opportunities',
    label: 'opportunities',
    short: 'navOpportunities',
    icon: IconBriefcase,
    shortcut: 'go.opportunities',
  },
  { to: '/tasks', label: 'tasks', icon: IconChecklist, shortcut: 'go.tasks' },
  { to: '/cases', label: 'cases', icon: IconFolders, shortcut: 'go.cases' },
  { to: '/settings', label: 'settings', isAside: true, icon: IconSettings, shortcut: 'go.settings' },
];
