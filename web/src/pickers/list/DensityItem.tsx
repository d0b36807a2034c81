import { Menu } from '@mantine/core';
import { IconCheck, IconLineHeight } from '@tabler/icons-react';
import { useDensity } from '../../data/density';
import { useText } from '../../shared/i18n/text';

/** Lets the rows of all lists stand closer, or not: an entry of a list's menu. */
export function DensityItem() {
  const t = useText('lists');
  const [density, change] = useDensity();
  const isCompact = density === 'compact';
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={isCompact}
      leftSection={<IconLineHeight size={15} aria-hidden />}
      rightSection={isCompact ? <IconCheck size={15} aria-hidden /> : null}
      onClick={() => change(isCompact ? 'comfortable' : 'compact')}
    >
      {t('compact')}
    </Menu.Item>
  );
}
