import { Menu, useMantineColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import {
  IconCheck,
  IconDeviceDesktop,
  IconHistory,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSignOut } from '../../data/session';
import { LANGUAGES } from '../../shared/i18n/language';
import { useLocale, useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import { useToasts } from '../../shared/ui/toasts';
import { plainText } from '../../shared/wire/texts';
import type { Profile } from '../../shared/wire/types';
import { LANGUAGE_KEY } from '../languageChoice';
import classes from './Shell.module.css';

const SCHEMES = [
  { value: 'light', label: 'light', icon: IconSun },
  { value: 'dark', label: 'dark', icon: IconMoon },
  { value: 'auto', label: 'likeSystem', icon: IconDeviceDesktop },
] as const;

/** One's own menu: appearance, language, settings, what was changed and deleted, signing out. */
export function UserMenu({ self, onHelp }: { self: Profile; onHelp: () => void }) {
  const t = useText('common');
  const navigate = useNavigate();
  const toasts = useToasts();
  const signOut = useSignOut();
  const name = plainText(self.displayName);
  const leave = () =>
    signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }), onError: toasts.failed });
  return (
    <Menu position="bottom-end" width={224}>
      <Menu.Target>
        <button type="button" className={classes.face} aria-label={t('userMenu', { name })}>
          <Avatar name={name} src={self.avatarSmall} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <div className={classes.whoName}>{name}</div>
          <div className={classes.whoMail}>{self.email}</div>
        </div>
        <SchemeMenu />
        <LanguageMenu />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {t('settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/changes' })}
        >
          {t('changes')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/trash' })}
        >
          {t('trash')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onHelp}>
          {t('shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeMenu() {
  const t = useText('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{t('appearance')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={value === colorScheme && <IconCheck size={15} aria-label={t('chosen')} />}
            onClick={() => setColorScheme(value)}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function LanguageMenu() {
  const t = useText('common');
  const { language } = useLocale();
  const [, choose] = useLocalStorage<string>({ key: LANGUAGE_KEY, defaultValue: '' });
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{t('language')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {Object.entries(LANGUAGES).map(([value, label]) => (
          <Menu.Item
            key={value}
            lang={value}
            rightSection={value === language && <IconCheck size={15} aria-label={t('chosen')} />}
            onClick={() => choose(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
