import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../../shared/i18n/text';
import { PageHeader } from '../../../shared/ui/PageHeader';
import type { Profile } from '../../../shared/wire/types';
import classes from '../settings.module.css';
import { ELSEWHERE, GROUPS, mayUse, SECTIONS, type SectionName } from './sections';

interface Props {
  self: Profile;
  section: SectionName;
  children: ReactNode;
}

/** The frame of the settings: where to go at the side (above, on a phone), and the section. */
export function SettingsFrame({ self, section, children }: Props) {
  const t = useText('settings');
  const named = useText('sections');
  const navigate = useNavigate();
  const groups = GROUPS.map(({ label, names }) => ({
    label,
    names: names.filter((name) => mayUse(self, name)),
  })).filter(({ names }) => names.length > 0);
  const { label, text } = SECTIONS[section];
  return (
    <div className={classes.page}>
      <nav className={classes.nav} aria-label={t('title')}>
        {groups.map((group) => (
          <div key={group.label} className={classes.navGroup}>
            <div className={classes.navTitle}>{t(group.label)}</div>
            <ul className={classes.navList}>
              {group.names.map((name) => {
                const Icon = SECTIONS[name].icon;
                return (
                  <li key={name}>
                    <Link to="/settings/$section" params={{ section: name }} className={classes.navLink}>
                      <Icon size={16} stroke={1.7} aria-hidden />
                      {named(SECTIONS[name].label)}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
        <div className={classes.navGroup}>
          <ul className={classes.navList}>
            {ELSEWHERE.map(({ to, label: name, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className={classes.navLink}>
                  <Icon size={16} stroke={1.7} aria-hidden />
                  {t(name)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <div className={classes.main}>
        <div className={classes.navSmall}>
          <NativeSelect
            aria-label={t('title')}
            value={section}
            data={groups.map((group) => ({
              group: t(group.label),
              items: group.names.map((name) => ({ value: name, label: named(SECTIONS[name].label) })),
            }))}
            onChange={(event) =>
              void navigate({ to: '/settings/$section', params: { section: event.currentTarget.value } })
            }
          />
        </div>
        <PageHeader title={named(label)} />
        <div className={classes.body}>
          <p className={classes.text}>{t(text)}</p>
          {children}
        </div>
      </div>
    </div>
  );
}
