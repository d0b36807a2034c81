import { Button, Menu } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { NotificationBell } from '../../rooms/notifications/NotificationBell';
import { useText } from '../../shared/i18n/text';
import { Keys } from '../../shared/keys/Keys';
import { SHORTCUTS } from '../../shared/keys/shortcuts';
import type { Profile } from '../../shared/wire/types';
import { CREATABLES } from './creatables';
import classes from './Shell.module.css';
import { UserMenu } from './UserMenu';

interface Props {
  self: Profile;
  isCreating: boolean;
  onCreating: (isCreating: boolean) => void;
  onSearch: () => void;
  onHelp: () => void;
}

/** Search, create, what is new, and one's own menu. */
export function TopBar({ self, isCreating, onCreating, onSearch, onHelp }: Props) {
  const t = useText('common');
  return (
    <div className={classes.top}>
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch size={15} aria-hidden />
        <span className={classes.searchText}>{t('searchEverything')}</span>
        <span className={classes.keys} aria-hidden>
          <Keys keys={SHORTCUTS['palette.open'].keys} />
        </span>
      </button>
      <CreateMenu isOpen={isCreating} onOpen={onCreating} />
      <NotificationBell />
      <UserMenu self={self} onHelp={onHelp} />
    </div>
  );
}

function CreateMenu({ isOpen, onOpen }: { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  const t = useText('common');
  const { history } = useRouter();
  return (
    <Menu opened={isOpen} onChange={onOpen} position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          className={classes.create}
          aria-label={t('create')}
          leftSection={<IconPlus size={15} stroke={2.2} aria-hidden />}
        >
          <span className={classes.createLabel}>{t('create')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {CREATABLES.map(({ label, icon: Icon, href }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => history.push(href)}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
