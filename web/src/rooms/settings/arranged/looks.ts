import {
  IconBriefcase,
  IconHeart,
  IconMail,
  IconNote,
  IconPhone,
  IconPresentation,
  IconPrinter,
  IconRotateClockwise,
  IconShare,
  IconSoup,
  IconTruckDelivery,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ArrangedKind } from '../../../data/arranged';

/** The colours that items may have, as the wire takes them. */
export const COLORS = [
  '#e795c1',
  '#df7895',
  '#f48454',
  '#ffb45e',
  '#ffd267',
  '#b7d2a5',
  '#6bbd72',
  '#60bccc',
  '#5cb3ef',
  '#8a98d8',
  '#b58fd6',
  '#d28cc8',
  '#f2a9be',
  '#bf7e66',
  '#a5a5a5',
  '#5f6a77',
] as const; // prettier-ignore

/** The signs of categories by the names of their files. */
const SIGNS: Readonly<Record<string, TablerIcon>> = {
  call: IconPhone,
  deal: IconBriefcase,
  demo: IconPresentation,
  email: IconMail,
  fax: IconPrinter,
  follow_up: IconRotateClockwise,
  lunch: IconSoup,
  meeting: IconUsers,
  note: IconNote,
  ship: IconTruckDelivery,
  social_networks: IconShare,
  thank_you: IconHeart,
};

const FORM = /^(?:task|event)_category_(\w+)\.png$/;

/** Returns the sign that a picture's file stands for; a note's for one that is not known. */
export function signOf(icon: string): TablerIcon {
  return SIGNS[FORM.exec(icon)?.[1] ?? ''] ?? IconNote;
}

/** Returns the names of the files that the items of a list may have. */
export function iconsFor(kind: ArrangedKind): readonly string[] {
  if (kind === 'taskCategories') return Object.keys(SIGNS).map((name) => `task_category_${name}.png`);
  if (kind === 'historyCategories')
    return ['note', 'email', 'call', 'meeting'].map((name) => `event_category_${name}.png`);
  return [];
}

/** What a new item looks like: the first that no other has. */
export function freshLook(
  kind: ArrangedKind,
  items: readonly { readonly color: string; readonly icon: string }[],
): { readonly color: string; readonly icon: string } {
  const icons = iconsFor(kind);
  const hasColor = kind === 'stages' || kind === 'statuses';
  const color = COLORS.find((one) => items.every((item) => item.color !== one)) ?? COLORS[0];
  const icon = icons.find((one) => items.every((item) => item.icon !== one)) ?? icons[0] ?? '';
  return { color: hasColor ? color : '', icon };
}
