import {
  IconBriefcase,
  IconChecklist,
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
import type { Category } from '../../shared/wire/types';

/** The icons that categories have on the wire, by the names of their files. */
const ICONS: Readonly<Record<string, TablerIcon>> = {
  task_category_call: IconPhone,
  task_category_deal: IconBriefcase,
  task_category_demo: IconPresentation,
  task_category_email: IconMail,
  task_category_fax: IconPrinter,
  task_category_follow_up: IconRotateClockwise,
  task_category_lunch: IconSoup,
  task_category_meeting: IconUsers,
  task_category_note: IconNote,
  task_category_ship: IconTruckDelivery,
  task_category_social_networks: IconShare,
  task_category_thank_you: IconHeart,
};

/** The icon of a category of tasks. */
export function CategoryIcon({
  category,
  size = 15,
}: {
  category: Pick<Category, 'imagePath'>;
  size?: number;
}) {
  const name = /([^/]+)\.\w+$/.exec(category.imagePath)?.[1] ?? '';
  const Icon = ICONS[name] ?? IconChecklist;
  return <Icon size={size} stroke={1.7} aria-hidden style={{ flex: 'none' }} />;
}
