import { Button, Group, Popover, Radio } from '@mantine/core';
import { IconEye, IconLock, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Access,
  accessQueries,
  PRIVATE,
  READ_ONLY,
  SHARED,
  useRestrict,
  useShareContact,
} from '../data/access';
import { isCrmAdmin, sessionQueries } from '../data/session';
import type { TaggedKind } from '../data/tags';
import { useFormats } from '../shared/i18n/formats';
import { useText } from '../shared/i18n/text';
import { Avatar } from '../shared/ui/Avatar';
import { useErrorWords } from '../shared/ui/errorWords';
import { useToasts } from '../shared/ui/toasts';
import { plainText } from '../shared/wire/texts';
import type { Employee } from '../shared/wire/types';
import classes from './AccessEditor.module.css';
import {
  type AccessRecord,
  accessWords,
  idsOf,
  isShareType,
  mayChangeAccess,
  shareOf,
  shutsOut,
} from './accessForm';
import { PeoplePicker } from './PeoplePicker';

interface Props {
  kind: TaggedKind;
  record: AccessRecord;
}

/** Who can see a record, in plain words; whoever may, changes it here. */
export function AccessEditor({ kind, record }: Props) {
  const t = useText('access');
  const { data: self } = useQuery(sessionQueries.self());
  // Of a contact that is shared, the record does not tell who manages it.
  const { data: managers } = useQuery({ ...accessQueries.managers(record.id), enabled: kind === 'contact' });
  const [isOpen, setOpen] = useState(false);
  const people = (kind === 'contact' ? managers : undefined) ?? record.accessList ?? [];
  const said = <Said record={record} people={people} />;
  const mayChange = self != null && mayChangeAccess(kind, record, { id: self.id, isAdmin: isCrmAdmin(self) });
  if (!mayChange) return <div className={classes.said}>{said}</div>;
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="sr-only">{`${t('title')}: `}</span>
          {said}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')} p="md">
        <Editor kind={kind} record={record} people={people} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

const ICONS = { [PRIVATE]: IconLock, [SHARED]: IconUsers, [READ_ONLY]: IconEye } as const;

/** Says it: "Everyone in the CRM", "Only Mara and Sales". */
function Said({ record, people }: { record: AccessRecord; people: readonly Employee[] }) {
  const t = useText('access');
  const formats = useFormats();
  const share = shareOf(record);
  const Icon = ICONS[share];
  const words = accessWords(
    share,
    people.map(({ displayName }) => plainText(displayName)),
  );
  return (
    <span className={classes.words}>
      <Icon size={15} aria-hidden />
      {t(words.key, { people: formats.list(words.people) })}
    </span>
  );
}

interface EditorProps extends Props {
  people: readonly Employee[];
  onDone: () => void;
}

function Editor({ kind, record, people, onDone }: EditorProps) {
  const t = useText('access');
  const common = useText('common');
  const words = useErrorWords();
  const { save, error, isPending } = useSave(kind, record.id, onDone);
  const [access, setAccess] = useState<Access>({ share: shareOf(record), people: idsOf(people) });
  const { data: self } = useQuery(sessionQueries.self());
  const isContact = kind === 'contact';
  const before = { share: shareOf(record), people: idsOf(people) };
  const needsPeople = !isContact && access.share === PRIVATE && access.people.length === 0;
  const isOut =
    self != null &&
    isContact &&
    shutsOut(access, {
      id: self.id,
      isAdmin: isCrmAdmin(self),
      groups: (self.groups ?? []).map(({ id }) => id),
    });
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        save(access, before);
      }}
    >
      <Radio.Group
        label={t('title')}
        value={String(access.share)}
        onChange={(value) => {
          const share = Number(value);
          if (isShareType(share)) setAccess({ ...access, share });
        }}
      >
        <div className={classes.choices}>
          <Radio value={String(SHARED)} label={t('everyone')} description={t('everyoneText')} />
          {isContact && (
            <Radio value={String(READ_ONLY)} label={t('everyoneReads')} description={t('readsText')} />
          )}
          <Radio value={String(PRIVATE)} label={t('chosen')} description={t('chosenText')} />
        </div>
      </Radio.Group>
      {(isContact || access.share === PRIVATE) && (
        <div>
          <div className={classes.label}>{t(isContact ? 'managers' : 'people')}</div>
          <PeoplePicker
            label={t(isContact ? 'managers' : 'people')}
            value={access.people}
            onChange={(chosen) => setAccess({ ...access, people: chosen })}
            known={people.map(({ id, displayName, avatarSmall }) => ({
              value: id,
              label: plainText(displayName),
              icon: <Avatar name={plainText(displayName)} src={avatarSmall} size={20} />,
            }))}
            withGroups
          />
        </div>
      )}
      {(needsPeople || isOut) && <p className={classes.note}>{t(isOut ? 'shutsOut' : 'needsPeople')}</p>}
      {error != null && (
        <p role="alert" className={classes.error}>
          {words(error)}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {common('cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={needsPeople}>
          {common('save')}
        </Button>
      </Group>
    </form>
  );
}

/** Saves, says so, and offers to take it back. */
function useSave(kind: TaggedKind, id: number, onDone: () => void) {
  const t = useText('access');
  const toasts = useToasts();
  const restrict = useRestrict(kind === 'case' ? 'case' : 'opportunity', id);
  const share = useShareContact(id);
  const change = kind === 'contact' ? share : restrict;
  return {
    error: change.error,
    isPending: change.isPending,
    save: (access: Access, before: Access) =>
      // Whoever shuts themselves out sees the record no more: what follows must not depend on it. Refusals show above.
      void change.mutateAsync(access).then(
        () => {
          onDone();
          toasts.done(t('saved'), () => change.mutateAsync(before));
        },
        () => undefined,
      ),
  };
}
