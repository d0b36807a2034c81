import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCalendarEvent,
  IconCircleCheck,
  IconDots,
  IconMail,
  IconMessage,
  IconNote,
  IconPaperclip,
  IconPhone,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type CardKind, useDeleteEvent } from '../../data/history';
import { useFormats } from '../../shared/i18n/formats';
import { type Text, useText } from '../../shared/i18n/text';
import { RichText } from '../../shared/ui/rich/RichText';
import { useToasts } from '../../shared/ui/toasts';
import { readDate } from '../../shared/wire/dates';
import { plainText } from '../../shared/wire/texts';
import type { Event } from '../../shared/wire/types';
import { EventFiles } from './EventFiles';
import { FILES_ADDED, isAutomatic, type Mail, mailOf, TASK_CLOSED } from './events';
import classes from './history.module.css';

const ICONS: readonly [string, TablerIcon][] = [
  ['_note', IconNote],
  ['_email', IconMail],
  ['_call', IconPhone],
  ['_meeting', IconCalendarEvent],
  ['_close', IconCircleCheck],
  ['_attach', IconPaperclip],
];

function iconOf(event: Event): TablerIcon {
  const path = event.category?.imagePath ?? '';
  return ICONS.find(([part]) => path.includes(part))?.[1] ?? IconMessage;
}

/** One entry: what it is, who and when, and what was written. What came by itself takes one line. */
export function EventItem({ kind, event }: { kind: CardKind; event: Event }) {
  const t = useText('history');
  const Icon = iconOf(event);
  const mail = mailOf(event);
  const name = plainText(event.createBy.displayName);
  const isQuiet = isAutomatic(event);
  return (
    <li className={classes.event} data-quiet={isQuiet || undefined}>
      <span className={classes.sign} aria-hidden>
        <Icon size={isQuiet ? 14 : 16} stroke={1.7} />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.author}>{name}</span>
          <span className={classes.what}>{titleOf(event, mail, t)}</span>
          <Related kind={kind} event={event} />
          <Time event={event} />
        </div>
        {mail ? <MailCard mail={mail} /> : !saysItself(event) && <RichText content={event.content} />}
        <EventFiles files={event.files} />
      </div>
      {event.canEdit && <EventMenu event={event} name={name} />}
    </li>
  );
}

/** Whether the content only repeats what the line says. */
function saysItself(event: Event): boolean {
  return event.category?.id === FILES_ADDED;
}

function titleOf(event: Event, mail: Mail | null, t: Text<'history'>): string {
  if (mail) return t(mail.isSent ? 'mailSent' : 'mail');
  if (event.category?.id === TASK_CLOSED) return t('taskClosed');
  if (event.category?.id === FILES_ADDED) return t('filesAdded', { count: Math.max(1, event.files.length) });
  return event.category?.title ?? '';
}

function Time({ event }: { event: Event }) {
  const formats = useFormats();
  const moment = readDate(event.created);
  if (!moment) return null;
  return (
    <time className={classes.time} dateTime={moment.instant.toISOString()} title={formats.dayAndTime(moment)}>
      {formats.time(moment)}
    </time>
  );
}

/** The other record that an entry belongs to: on a company's card, the person; on a contact's, the deal. */
function Related({ kind, event }: { kind: CardKind; event: Event }) {
  const t = useText('history');
  if (kind === 'contact' && event.entity) {
    const { entityType, entityId, entityTitle } = event.entity;
    const to = entityType === 'case' ? '/cases/$id' : '/opportunities/$id';
    return (
      <Link to={to} params={{ id: String(entityId) }} className={classes.related}>
        {t('about', { title: entityTitle })}
      </Link>
    );
  }
  if (kind !== 'contact' && event.contact) {
    return (
      <Link to="/contacts/$id" params={{ id: String(event.contact.id) }} className={classes.related}>
        {t('with', { name: event.contact.displayName })}
      </Link>
    );
  }
  return null;
}

function MailCard({ mail }: { mail: Mail }) {
  const t = useText('history');
  return (
    <div className={classes.mail}>
      <div className={classes.subject}>{mail.subject || t('noSubject')}</div>
      <div className={classes.people}>
        {[mail.from, mail.to && t('mailTo', { people: mail.to })].filter(Boolean).join(' ')}
      </div>
      {mail.introduction && <p className={classes.introduction}>{mail.introduction}</p>}
      {mail.address && (
        <a href={mail.address} target="_blank" rel="noreferrer">
          {t('openMail')}
        </a>
      )}
    </div>
  );
}

function EventMenu({ event, name }: { event: Event; name: string }) {
  const t = useText('history');
  const toasts = useToasts();
  const removal = useDeleteEvent();
  const remove = () =>
    // Its line may be gone before the answer is there: what follows must not depend on it.
    removal.mutateAsync(event.id).then((undo) => toasts.done(t('deleted'), undo), toasts.failed);
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon className={classes.menu} size={26} aria-label={t('eventActions', { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="var(--bad)" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
