import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Contact, detailOf, isPerson } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { ContactPhoto } from './ContactPhoto';
import classes from './card.module.css';
import { EMAIL, linkOf, PHONE } from './infoTypes';

/** Face, name, what the contact is, and what one does with it most often. `actions` are those of other rooms. */
export function ContactHead({ contact, actions }: { contact: Contact; actions?: ReactNode }) {
  return (
    <div className={classes.head}>
      <div className={classes.who}>
        <ContactPhoto contact={contact} />
        <div>
          <p className={classes.name}>{contact.displayName}</p>
          <p className={classes.kind}>
            <Kind contact={contact} />
          </p>
        </div>
      </div>
      <div className={classes.actions}>
        <Reach contact={contact} />
        {actions}
      </div>
    </div>
  );
}

function Kind({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  if (!isPerson(contact)) return t('company');
  const { company, title } = contact;
  if (!company) return title || t('person');
  return (
    <>
      {title && `${title} · `}
      <Link to="/contacts/$id" params={{ id: String(company.id) }} className={classes.link}>
        {company.displayName}
      </Link>
    </>
  );
}

function Reach({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const mail = linkOf(EMAIL, detailOf(contact, EMAIL) ?? '');
  const phone = linkOf(PHONE, detailOf(contact, PHONE) ?? '');
  return (
    <>
      {mail && <QuickLink href={mail} label={t('writeEmail')} icon={<IconMail size={16} aria-hidden />} />}
      {phone && <QuickLink href={phone} label={t('call')} icon={<IconPhone size={16} aria-hidden />} />}
    </>
  );
}

function QuickLink({ href, label, icon }: { href: string; label: string; icon: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon component="a" href={href} variant="default" size={32} aria-label={label}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** A button beside the quick links. */
export function QuickAction({
  label,
  icon,
  onClick,
}: {
  label: string;
  icon: ReactNode;
  onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={32} aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
