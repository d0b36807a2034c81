import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { colleagueQueries, useChangeType, useEnable, useInviteAgain } from '../../../data/colleagues';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import { useToasts } from '../../../shared/ui/toasts';
import { plainText } from '../../../shared/wire/texts';
import type { Profile } from '../../../shared/wire/types';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';
import { InviteDialog } from './InviteDialog';

const ACTIVE = 1;
const PENDING = 2;

/** Who can sign in: invite, disable, make a guest of. */
export function People({ self }: { self: Profile }) {
  const t = useText('settings');
  const query = useQuery(colleagueQueries.all());
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <div className={classes.bar}>
        <span />
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setInviting(true)}>
          {t('invite')}
        </Button>
      </div>
      <Told query={query}>
        <ul className={classes.rows}>
          {(query.data ?? []).map((person) => (
            <Person key={person.id} person={person} isSelf={person.id === self.id} />
          ))}
        </ul>
      </Told>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function Person({ person, isSelf }: { person: Profile; isSelf: boolean }) {
  const t = useText('settings');
  const name = plainText(person.displayName);
  const isDisabled = person.status !== ACTIVE;
  const role = person.isOwner
    ? 'roleOwner'
    : person.isAdmin
      ? 'roleAdmin'
      : person.isVisitor
        ? 'roleGuest'
        : null;
  const state = isDisabled ? 'stateDisabled' : person.activationStatus === PENDING ? 'stateInvited' : null;
  return (
    <li className={classes.row}>
      <Avatar name={name} src={person.avatarSmall} size={32} />
      <div className={classes.what}>
        <div className={classes.name}>{name}</div>
        <div className={classes.about}>
          {[person.title && plainText(person.title), person.email].filter(Boolean).join(' · ')}
        </div>
      </div>
      <div className={classes.facts}>
        {role && <span>{t(role)}</span>}
        {state && <span className={isDisabled ? classes.bad : undefined}>{t(state)}</span>}
      </div>
      {!isSelf && !person.isOwner && <PersonMenu person={person} name={name} isDisabled={isDisabled} />}
    </li>
  );
}

function PersonMenu({ person, name, isDisabled }: { person: Profile; name: string; isDisabled: boolean }) {
  const t = useText('settings');
  const common = useText('common');
  const toasts = useToasts();
  const enable = useEnable();
  const invite = useInviteAgain();
  const change = useChangeType();
  const { id } = person;
  const disable = () =>
    enable.mutate(
      { id, isOn: false },
      {
        onSuccess: () => toasts.done(t('disabled', { name }), () => enable.mutateAsync({ id, isOn: true })),
        onError: toasts.failed,
      },
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={common('actionsFor', { title: name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {person.activationStatus === PENDING && !isDisabled && (
          <Menu.Item
            onClick={() =>
              invite.mutate(id, { onSuccess: () => toasts.done(t('invitedAgain')), onError: toasts.failed })
            }
          >
            {t('inviteAgain')}
          </Menu.Item>
        )}
        <Menu.Item
          onClick={() => change.mutate({ id, isGuest: !person.isVisitor }, { onError: toasts.failed })}
        >
          {t(person.isVisitor ? 'makeUser' : 'makeGuest')}
        </Menu.Item>
        {isDisabled ? (
          <Menu.Item onClick={() => enable.mutate({ id, isOn: true }, { onError: toasts.failed })}>
            {t('enable')}
          </Menu.Item>
        ) : (
          <Menu.Item onClick={disable}>{t('disable')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
