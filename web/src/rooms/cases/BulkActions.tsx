import { Autocomplete, Button, Popover } from '@mantine/core';
import { IconCircleCheck, IconHash, IconLock, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type CaseBulkAction, type MeantCases, useCaseBulk } from '../../data/caseBulk';
import type { CaseFilter } from '../../data/cases';
import { tagQueries } from '../../data/tags';
import type { ListState } from '../../pickers/list/useListState';
import type { TextKey } from '../../shared/i18n/catalogue';
import { useText } from '../../shared/i18n/text';
import { useToasts } from '../../shared/ui/toasts';
import { type CaseAccess, CaseAccessFields } from './CaseAccessFields';
import classes from './cases.module.css';

const DONE: Readonly<Record<CaseBulkAction['kind'], TextKey<'cases'>>> = {
  tag: 'tagged',
  access: 'accessSet',
  close: 'closedMany',
  delete: 'deleted',
};
const LONGEST_TAG = 50;

/** What can be done with the selected cases: each can be taken back. */
export function BulkActions({ list, filter }: { list: ListState; filter: CaseFilter }) {
  const meant: MeantCases = { filter, all: list.selection.all, ids: list.selection.ids };
  const t = useText('cases');
  const toasts = useToasts();
  const bulk = useCaseBulk();
  const isDoing = (kind: CaseBulkAction['kind']) => bulk.isPending && bulk.variables.action.kind === kind;
  const act = (action: CaseBulkAction) =>
    bulk.mutate(
      { meant, action },
      {
        onSuccess: ({ count, undo }) => {
          list.clear();
          toasts.done(t(DONE[action.kind], { count }), count > 0 ? undo : undefined);
        },
        onError: toasts.failed,
      },
    );
  return (
    <>
      <TagAction isPending={isDoing('tag')} onAct={act} />
      <AccessAction isPending={isDoing('access')} onAct={act} />
      <Button
        variant="subtle"
        color="gray"
        loading={isDoing('close')}
        leftSection={<IconCircleCheck size={15} aria-hidden />}
        onClick={() => act({ kind: 'close' })}
      >
        {t('close')}
      </Button>
      <Button
        variant="subtle"
        color="var(--bad)"
        loading={isDoing('delete')}
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
  onAct: (action: CaseBulkAction) => void;
}

function TagAction({ isPending, onAct }: ActionProps) {
  const t = useText('cases');
  const { data: tags = [] } = useQuery(tagQueries.list('case'));
  const [tag, setTag] = useState('');
  return (
    <Asked
      label={t('addTag')}
      action={t('addTag')}
      icon={<IconHash size={15} aria-hidden />}
      isPending={isPending}
      isReady={tag.trim() !== ''}
      onSubmit={() => {
        onAct({ kind: 'tag', tag: tag.trim() });
        setTag('');
      }}
    >
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
    </Asked>
  );
}

function AccessAction({ isPending, onAct }: ActionProps) {
  const t = useText('cases');
  const [access, setAccess] = useState<CaseAccess>({ isPrivate: false, people: [] });
  const { isPrivate, people } = access;
  return (
    <Asked
      label={t('setAccess')}
      action={t('apply')}
      icon={<IconLock size={15} aria-hidden />}
      isPending={isPending}
      isReady={!isPrivate || people.length > 0}
      onSubmit={() => onAct({ kind: 'access', isPrivate, accessList: isPrivate ? people : [] })}
    >
      <CaseAccessFields label={t('accessTitle')} value={access} onChange={setAccess} />
    </Asked>
  );
}

interface AskedProps {
  label: string;
  action: string;
  icon: ReactNode;
  isPending: boolean;
  isReady: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

/** A button that asks for something first, in a small form. */
function Asked({ label, action, icon, isPending, isReady, onSubmit, children }: AskedProps) {
  const [isOpen, setOpen] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setOpen(false);
    onSubmit();
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={icon}
          loading={isPending}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p="md">
        <form onSubmit={submit} className={classes.form}>
          {children}
          <Button type="submit" disabled={!isReady}>
            {action}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
