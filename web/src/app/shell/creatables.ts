import {
  IconBriefcase,
  IconBuilding,
  IconChecklist,
  IconFolderPlus,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react';
import type { TextKey } from '../../shared/i18n/catalogue';

export interface Creatable {
  readonly label: TextKey<'common'>;
  readonly icon: TablerIcon;
  readonly href: string;
}

/** What can be created from everywhere, and the page whose form does it. */
export const CREATABLES: readonly Creatable[] = [
  { label: 'person', icon: IconUser, href: '/contacts/new?kind=person' },
  {
    label: 'company',
    icon: IconBuilding,
    href: '/contacts/new?kind=company',
  },
  { label: 'opportunity', icon: IconBriefcase, href: '/opportunities?create=yes' },
  { label: 'task', icon: IconChecklist, href: '/tasks?create=yes' },
  { label: 'case', icon: IconFolderPlus, href: '/cases?create=yes' },
];
