import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { userQueries } from '../../data/users';
import { useText } from '../../shared/i18n/text';
import { UserChip } from '../../shared/ui/UserChip';
import { Step } from './Step';
import classes from './welcome.module.css';

const MOST = 12;

/** Who is there already, and inviting more. */
export function InviteStep({ userId, onInvite }: { userId: string; onInvite: () => void }) {
  const t = useText('welcome');
  const { data: users = [] } = useQuery(userQueries.list());
  const others = users.filter(({ id }) => id !== userId).slice(0, MOST);
  return (
    <Step title={t('inviteTitle')} text={t('inviteText')}>
      {others.length > 0 && (
        <ul className={classes.people}>
          {others.map((user) => (
            <li key={user.id}>
              <UserChip user={user} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onInvite}>
          {t('invite')}
        </Button>
      </div>
    </Step>
  );
}
