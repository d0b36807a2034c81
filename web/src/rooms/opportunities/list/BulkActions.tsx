import { Autocomplete, Button, Popover, Radio } from '@mantine/core';
import { IconHash, IconLock, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { OpportunityFilter } from '../../../data/opportunities';
import { type BulkAction, type Meant, useBulkAction } from '../../../data/opportunityBulk';
import { tagQueries } from '../../../data/tags';
import type { ListState } from '../../../pickers/list/useListState';
import { PeoplePicker } from '../../../pickers/PeoplePicker';
import type { TextKey } from '../../../shared/i18n/catalogue';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import classes from './BulkActions.module.css';

const DONE: Readonly<Record<BulkAction['kind'], TextKey<'opportunities'>>> = {
  tag: 'tagged',
  access: 'accessSet',
  delete: 'deleted',
};
const LONGEST_TAG = 50;

/** What can be done with the selected opportunities: each can be taken back. */
export function BulkActions({ list, filter }: { list: ListState; filter: OpportunityFilter }) {
  const meant: Meant = { filter, all: list.selection.all, ids: list.selection.ids };
  const t = useText('opportunities');
  const toasts = useToasts();
  const bulk = useBulkAction();
  const act = (action: BulkAction) =>
    bulk.mutate(
      { meant, action },
      {
        onSuccess: ({ count, undo }) => {
          list.clear();
          toasts.done(t(DONE[action.kind], { count }), undo);
        },
        onError: toasts.failed,
      },
    );
  return (
    <>
      <TagAction isPending={bulk.isPending} onAct={act} />
      <AccessAction isPending={bulk.isPending} onAct={act} />
      <Button
        variant="subtle"
        color="var(--bad)"
        loading={bulk.isPending && bulk.variables.action.kind === 'delete'}
        leftSection={<IconTrash size={15} aria-hidden />}
        onClick={() => act({ kind: 'delete' })}
      >
        {t('delete')}
      </Button>
    </>
  );
}

interface ActionProps {
  isPending: boolean;
  onAct: (action: BulkAction) => void;
}

function TagAction({ isPending, onAct }: ActionProps) {
  const t = useText('opportunities');
  const { data: tags = [] } = useQuery(tagQueries.list('opportunity'));
  const [isOpen, setOpen] = useState(false);
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() === '') return;
    setOpen(false);
    setTag('');
    onAct({ kind: 'tag', tag: tag.trim() });
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconHash size={15} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('addTag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('addTag')} p="md">
        <form onSubmit={submit} className={classes.form}>
          <Autocomplete
            label={t('tagName')}
            placeholder={t('tagHint')}
            data={tags.map(({ title }) => title)}
            value={tag}
            maxLength={LONGEST_TAG}
            comboboxProps={{ withinPortal: false }}
            onChange={setTag}
            data-autofocus
          />
          <Button type="submit" loading={isPending}>
            {t('addTag')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function AccessAction({ isPending, onAct }: ActionProps) {
  const t = useText('opportunities');
  const [isOpen, setOpen] = useState(false);
  const [share, setShare] = useState('everyone');
  const [people, setPeople] = useState<readonly string[]>([]);
  const isPrivate = share === 'some';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOpen(false);
    onAct({ kind: 'access', isPrivate, accessList: isPrivate ? people : [] });
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconLock size={15} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('setAccess')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('setAccess')} p="md">
        <form onSubmit={submit} className={classes.form}>
          <Radio.Group label={t('accessTitle')} value={share} onChange={setShare}>
            <div className={classes.choices}>
              <Radio value="everyone" label={t('accessEveryone')} />
              <Radio value="some" label={t('accessSome')} />
            </div>
          </Radio.Group>
          {isPrivate && (
            <PeoplePicker label={t('accessPeople')} value={people} onChange={setPeople} withGroups />
          )}
          <Button type="submit" loading={isPending} disabled={isPrivate && people.length === 0}>
            {t('apply')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
