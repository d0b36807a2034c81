import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useDensity } from '../../data/density';
import { useText } from '../../shared/i18n/text';

/** Lets the rows of all lists stand closer, or not: an entry of a list's menu. */
export function DensityItem() {
  const t = useText('lists');
  const [density, change] = useDensity();
  const isCompact = density === 'compact';
  return (
    <Menu.CheckboxItem
      closeMenuOnClick
      checkIcon={<IconCheck size={15} aria-hidden />}
      checked={isCompact}
      onChange={() => change(isCompact ? 'comfortable' : 'compact')}
    >
      {t('compact')}
    </Menu.CheckboxItem>
  );
}
