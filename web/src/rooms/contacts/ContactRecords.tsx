import { ActionIcon } from '@mantine/core';
import { IconBriefcase, IconFolder, IconLink, IconLock, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { contactRecordQueries, useLinkRecord } from '../../data/contactRecords';
import type { Contact } from '../../data/contacts';
import { RecordPicker } from '../../pickers/RecordPicker';
import { StageTag } from '../../pickers/StageTag';
import { useText } from '../../shared/i18n/text';
import { Money } from '../../shared/ui/Money';
import { Section } from '../../shared/ui/RecordPage';
import { Tag } from '../../shared/ui/Tag';
import { useToasts } from '../../shared/ui/toasts';
import type { Case, Opportunity } from '../../shared/wire/types';
import classes from './card.module.css';

/** The opportunities that a contact has a part in. */
export function ContactOpportunities({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const { data } = useQuery(contactRecordQueries.opportunities(contact.id));
  return (
    <Records
      kind="opportunity"
      contact={contact}
      title={t('opportunities')}
      ids={data?.items.map(({ id }) => id)}
      words={{ link: t('linkOpportunity'), none: t('noOpportunities') }}
    >
      {(unlink) =>
        data?.items.map((deal) => (
          <OpportunityLine
            key={deal.id}
            deal={deal}
            // Whose opportunity it is stays with it; only participants can be taken out.
            unlink={deal.contact?.id === contact.id ? null : unlink(deal.id, deal.title)}
          />
        ))
      }
    </Records>
  );
}

function OpportunityLine({ deal, unlink }: { deal: Opportunity; unlink: ReactNode }) {
  return (
    <li className={classes.line}>
      <IconBriefcase size={16} color="var(--ink-3)" aria-hidden />
      <span className={classes.lineText}>
        <Link to="/opportunities/$id" params={{ id: String(deal.id) }} className={classes.lineLink}>
          {deal.title}
        </Link>
      </span>
      {deal.isPrivate && <IconLock size={14} color="var(--ink-3)" aria-hidden />}
      <span className={classes.quiet}>
        <Money amount={deal.bidValue} currency={deal.bidCurrency?.abbreviation} />
      </span>
      {deal.stage && <StageTag stage={deal.stage} />}
      {unlink}
    </li>
  );
}

/** The cases that a contact has a part in. */
export function ContactCases({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const { data } = useQuery(contactRecordQueries.cases(contact.id));
  return (
    <Records
      kind="case"
      contact={contact}
      title={t('cases')}
      ids={data?.items.map(({ id }) => id)}
      words={{ link: t('linkCase'), none: t('noCases') }}
    >
      {(unlink) =>
        data?.items.map((one) => <CaseLine key={one.id} one={one} unlink={unlink(one.id, one.title)} />)
      }
    </Records>
  );
}

function CaseLine({ one, unlink }: { one: Case; unlink: ReactNode }) {
  const t = useText('contacts');
  return (
    <li className={classes.line}>
      <IconFolder size={16} color="var(--ink-3)" aria-hidden />
      <span className={classes.lineText}>
        <Link to="/cases/$id" params={{ id: String(one.id) }} className={classes.lineLink}>
          {one.title}
        </Link>
      </span>
      {one.isPrivate && <IconLock size={14} color="var(--ink-3)" aria-hidden />}
      <Tag>{t(one.isClosed ? 'caseClosed' : 'caseOpen')}</Tag>
      {unlink}
    </li>
  );
}

interface RecordsProps {
  kind: 'opportunity' | 'case';
  contact: Contact;
  title: string;
  /** Undefined: they are still being read. */
  ids: readonly number[] | undefined;
  words: { readonly link: string; readonly none: string };
  children: (unlink: (id: number, title: string) => ReactNode) => ReactNode;
}

function Records({ kind, contact, title, ids, words, children }: RecordsProps) {
  const t = useText('contacts');
  const toasts = useToasts();
  const link = useLinkRecord(kind, contact.id);
  const [isLinking, setLinking] = useState(false);
  const unlink = (id: number, of: string) => (
    <button
      type="button"
      className={classes.tool}
      aria-label={t('unlink', { title: of })}
      onClick={() =>
        link.mutate(
          { id, isLinked: false },
          {
            onSuccess: () => toasts.done(t('unlinked'), () => link.mutateAsync({ id, isLinked: true })),
            onError: toasts.failed,
          },
        )
      }
    >
      <IconX size={14} aria-hidden />
    </button>
  );
  return (
    <Section
      title={title}
      actions={
        <ActionIcon size={26} aria-label={words.link} onClick={() => setLinking(true)}>
          <IconLink size={15} aria-hidden />
        </ActionIcon>
      }
    >
      {ids?.length === 0 && !isLinking && <p className={classes.emptyLine}>{words.none}</p>}
      {!ids && <span className={classes.bone} style={{ width: '45%' }} aria-hidden />}
      <ul className={classes.lines}>{children(unlink)}</ul>
      {isLinking && (
        <div className={classes.adder}>
          <RecordPicker
            kind={kind}
            label={words.link}
            without={ids ?? []}
            onClose={() => setLinking(false)}
            onPick={(id) => {
              setLinking(false);
              link.mutate({ id, isLinked: true }, { onError: toasts.failed });
            }}
          />
        </div>
      )}
    </Section>
  );
}
