import {
  IconArrowsSort,
  IconBell,
  IconCategory,
  IconClipboardList,
  IconCoins,
  IconCpu,
  IconForms,
  IconHistory,
  IconKey,
  IconListCheck,
  IconLock,
  IconMail,
  IconNotes,
  IconPalette,
  IconShieldLock,
  IconTags,
  IconTemperature,
  IconTemplate,
  IconTrash,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import { isCrmAdmin } from '../../../data/session';
import type { TextKey } from '../../../shared/i18n/catalogue';
import type { Profile } from '../../../shared/wire/types';

/** Who a section is for. */
type Who = 'everybody' | 'crmAdmin' | 'portalAdmin';

interface Described {
  readonly label: TextKey<'sections'>;
  /** What it is about, in a sentence. */
  readonly text: TextKey<'settings'>;
  readonly icon: TablerIcon;
  readonly who: Who;
}

/** The sections by their names in the address. */
export const SECTIONS = {
  account: { label: 'account', text: 'accountText', icon: IconUser, who: 'everybody' },
  appearance: { label: 'appearance', text: 'appearanceText', icon: IconPalette, who: 'everybody' },
  notifications: { label: 'notifications', text: 'notificationsText', icon: IconBell, who: 'everybody' },
  keys: { label: 'keys', text: 'keysText', icon: IconKey, who: 'everybody' },
  stages: { label: 'stages', text: 'stagesText', icon: IconArrowsSort, who: 'crmAdmin' },
  currencies: { label: 'currencies', text: 'currenciesText', icon: IconCoins, who: 'crmAdmin' },
  statuses: { label: 'statuses', text: 'statusesText', icon: IconTemperature, who: 'crmAdmin' },
  types: { label: 'types', text: 'typesText', icon: IconCategory, who: 'crmAdmin' },
  fields: { label: 'fields', text: 'fieldsText', icon: IconForms, who: 'crmAdmin' },
  tags: { label: 'tags', text: 'tagsText', icon: IconTags, who: 'crmAdmin' },
  'task-categories': {
    label: 'taskCategories',
    text: 'taskCategoriesText',
    icon: IconListCheck,
    who: 'crmAdmin',
  },
  'history-categories': {
    label: 'historyCategories',
    text: 'historyCategoriesText',
    icon: IconNotes,
    who: 'crmAdmin',
  },
  templates: { label: 'templates', text: 'templatesText', icon: IconTemplate, who: 'everybody' },
  webhooks: { label: 'webhooks', text: 'webhooksText', icon: IconWebhook, who: 'crmAdmin' },
  people: { label: 'people', text: 'peopleText', icon: IconUsers, who: 'portalAdmin' },
  groups: { label: 'groups', text: 'groupsText', icon: IconUsersGroup, who: 'portalAdmin' },
  access: { label: 'access', text: 'accessText', icon: IconLock, who: 'portalAdmin' },
  portal: { label: 'portal', text: 'portalText', icon: IconWorld, who: 'portalAdmin' },
  mail: { label: 'mail', text: 'mailText', icon: IconMail, who: 'portalAdmin' },
  security: { label: 'security', text: 'securityText', icon: IconShieldLock, who: 'portalAdmin' },
  audit: { label: 'audit', text: 'auditText', icon: IconClipboardList, who: 'portalAdmin' },
  jobs: { label: 'jobs', text: 'jobsText', icon: IconCpu, who: 'portalAdmin' },
} as const satisfies Record<string, Described>;

export type SectionName = keyof typeof SECTIONS;

/** The groups of the navigation. */
export const GROUPS = [
  { label: 'groupMine', names: ['account', 'appearance', 'notifications', 'keys'] },
  {
    label: 'groupCrm',
    names: [
      'stages',
      'currencies',
      'statuses',
      'types',
      'fields',
      'tags',
      'task-categories',
      'templates',
      'history-categories',
      'webhooks',
    ],
  },
  {
    label: 'groupPortal',
    names: ['people', 'groups', 'access', 'security', 'portal', 'mail', 'audit', 'jobs'],
  },
] as const satisfies readonly { label: TextKey<'settings'>; names: readonly SectionName[] }[];

/** Pages of their own that belong here, too. */
export const ELSEWHERE = [
  { to: '/trash', label: 'toTrash', icon: IconTrash },
  { to: '/changes', label: 'toChanges', icon: IconHistory },
] as const;

/** Returns the section that an address names; null if there is none. */
export function sectionNamed(name: string): SectionName | null {
  return Object.keys(SECTIONS).find((one): one is SectionName => one === name) ?? null;
}

/** Whether somebody may use a section. */
export function mayUse(self: Profile, name: SectionName): boolean {
  const { who } = SECTIONS[name];
  if (who === 'everybody') return true;
  return who === 'crmAdmin' ? isCrmAdmin(self) : self.isAdmin || self.isOwner;
}
