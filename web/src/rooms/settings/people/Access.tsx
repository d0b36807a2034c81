import { ActionIcon, Button, Radio, Select, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CRM,
  colleagueQueries,
  useChangeAccess,
  useChangeAdministrator,
  WHOLE_PORTAL,
} from '../../../data/colleagues';
import { PeoplePicker } from '../../../pickers/PeoplePicker';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { UserChip } from '../../../shared/ui/UserChip';
import { plainText } from '../../../shared/wire/texts';
import type { ProductAccess } from '../../../shared/wire/types';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';

/** Who may use the CRM, and who administers it and the portal. */
export function Access() {
  const t = useText('settings');
  const query = useQuery(colleagueQueries.access());
  return (
    <>
      <Block title={t('crmUsers')} text={t('crmUsersText')}>
        <Told query={query}>
          {query.data && <Users key={JSON.stringify(query.data)} access={query.data} />}
        </Told>
      </Block>
      <Administrators product={CRM} title={t('crmAdmins')} text={t('crmAdminsText')} />
      <Administrators product={WHOLE_PORTAL} title={t('portalAdmins')} text={t('portalAdminsText')} />
    </>
  );
}

function Users({ access }: { access: ProductAccess }) {
  const t = useText('settings');
  const common = useText('common');
  const toasts = useToasts();
  const change = useChangeAccess();
  const before = [...access.users, ...access.groups].map(({ id }) => id);
  const [isOpen, setOpen] = useState(before.length === 0);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const wanted = isOpen ? [] : chosen;
  const isSame = wanted.length === before.length && wanted.every((id) => before.includes(id));
  const save = () => void change.mutateAsync(wanted).then(() => toasts.done(t('saved')), toasts.failed);
  return (
    <div className={classes.form}>
      <Radio.Group
        aria-label={t('crmUsers')}
        value={isOpen ? 'all' : 'some'}
        onChange={(value) => setOpen(value === 'all')}
      >
        <Stack gap="xs">
          <Radio value="all" label={t('everybody')} />
          <Radio value="some" label={t('onlyThese')} />
        </Stack>
      </Radio.Group>
      {!isOpen && <PeoplePicker label={t('onlyThese')} value={chosen} withGroups onChange={setChosen} />}
      <div>
        <Button
          loading={change.isPending}
          disabled={isSame || (!isOpen && chosen.length === 0)}
          onClick={save}
        >
          {common('save')}
        </Button>
      </div>
    </div>
  );
}

function Administrators({ product, title, text }: { product: string; title: string; text: string }) {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(colleagueQueries.administrators(product));
  const users = useUserChoices();
  const change = useChangeAdministrator();
  const set = (userid: string, administrator: boolean) =>
    change.mutate(
      { productid: product, userid, administrator },
      {
        onSuccess: () =>
          toasts.done(t('saved'), () =>
            change.mutateAsync({ productid: product, userid, administrator: !administrator }),
          ),
        onError: toasts.failed,
      },
    );
  const admins = query.data ?? [];
  const others = users.filter(({ value }) => admins.every(({ id }) => id !== value));
  return (
    <Block title={title} text={text}>
      <Told query={query}>
        <ul className={classes.rows}>
          {admins.map((admin) => (
            <li key={admin.id} className={classes.row}>
              <span className={classes.what}>
                <UserChip user={admin} />
              </span>
              <ActionIcon
                aria-label={t('removeAdmin', { name: plainText(admin.displayName) })}
                onClick={() => set(admin.id, false)}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Select
          className={classes.form}
          mt="sm"
          aria-label={t('addAdmin')}
          placeholder={t('addAdmin')}
          searchable
          data={others.map(({ value, label }) => ({ value, label }))}
          value={null}
          onChange={(value) => value && set(value, true)}
        />
      </Told>
    </Block>
  );
}
