import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { colleagueQueries, useDeleteGroup, useSaveGroup } from '../../../data/colleagues';
import { userQueries } from '../../../data/users';
import { PeoplePicker } from '../../../pickers/PeoplePicker';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import { useToasts } from '../../../shared/ui/toasts';
import { plainText } from '../../../shared/wire/texts';
import type { Group, GroupSummary } from '../../../shared/wire/types';
import { Told } from '../frame/Block';
import classes from '../settings.module.css';

/** Teams: who belongs to them and who leads them. */
export function Groups() {
  const t = useText('settings');
  const toasts = useToasts();
  const query = useQuery(userQueries.groups());
  const remove = useDeleteGroup();
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const [asked, setAsked] = useState<GroupSummary | null>(null);
  const groups = query.data ?? [];
  const asks = plainText(asked?.name ?? '');
  return (
    <>
      <div className={classes.bar}>
        <span />
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
          {t('addGroup')}
        </Button>
      </div>
      <Told query={query}>
        {groups.length === 0 && <p className={classes.nothing}>{t('noGroups')}</p>}
        <ul className={classes.rows}>
          {groups.map((group) => (
            <li key={group.id} className={classes.row}>
              <IconUsersGroup size={18} stroke={1.7} className={classes.icon} aria-hidden />
              <span className={classes.what}>{plainText(group.name)}</span>
              <div className={classes.acts}>
                <ActionIcon
                  aria-label={t('editItem', { title: plainText(group.name) })}
                  onClick={() => setEdited(group.id)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('deleteItem', { title: plainText(group.name) })}
                  onClick={() => setAsked(group)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </div>
            </li>
          ))}
        </ul>
      </Told>
      {edited === 'new' && <GroupDialog group={null} onClose={() => setEdited(null)} />}
      {edited && edited !== 'new' && <KnownGroup id={edited} onClose={() => setEdited(null)} />}
      <ConfirmDialog
        opened={asked !== null}
        title={t('replaceTitle', { title: asks })}
        text={t('groupDeleteText')}
        action={t('delete')}
        danger
        onConfirm={() => {
          if (asked) remove.mutate(asked.id, { onError: toasts.failed });
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

/** The form opens once the members are known: they are not told in the list. */
function KnownGroup({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(colleagueQueries.group(id));
  return data ? <GroupDialog group={data} onClose={onClose} /> : null;
}

function GroupDialog({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const t = useText('settings');
  const users = useUserChoices();
  const save = useSaveGroup();
  const [first] = useState({
    groupName: plainText(group?.name ?? ''),
    groupManager: group?.manager?.id ?? '',
    members: (group?.members ?? []).map(({ id }) => id),
  });
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const refused = fieldErrors(save.error);
  const submit = () => {
    setChecked(true);
    if (values.groupName.trim())
      save.mutate({ id: group?.id ?? null, group: values }, { onSuccess: onClose });
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={group ? t('editItem', { title: first.groupName }) : t('addGroup')}
      dirty={values !== first}
      pending={save.isPending}
      error={'groupName' in refused ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('groupName')}
        required
        withAsterisk={false}
        data-autofocus
        value={values.groupName}
        error={isChecked && !values.groupName.trim() ? t('required') : refused.groupName}
        onChange={(event) => setValues({ ...values, groupName: event.currentTarget.value })}
      />
      <Select
        label={t('groupManager')}
        searchable
        clearable
        data={users.map(({ value, label }) => ({ value, label }))}
        value={users.some(({ value }) => value === values.groupManager) ? values.groupManager : null}
        onChange={(groupManager) => setValues({ ...values, groupManager: groupManager ?? '' })}
      />
      <PeoplePicker
        label={t('members')}
        value={values.members}
        onChange={(members) => setValues({ ...values, members: [...members] })}
      />
    </FormFrame>
  );
}
