import { Tooltip } from '@mantine/core';
import { IconCalendarDue, IconHourglass, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { BoardCard as Card } from '../../../data/opportunityBoard';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import type { OpenMenu } from '../../../shared/ui/board/BoardFrame';
import { CardFrame, LiftedCard } from '../../../shared/ui/board/CardFrame';
import { readDate } from '../../../shared/wire/dates';
import { plainText } from '../../../shared/wire/texts';
import { useShortFormats } from '../useShortFormats';
import { type Age, isOverdue } from './ageing';
import classes from './board.module.css';

export interface CardLook {
  readonly card: Card;
  readonly today: string;
  /** Days at the stage, what they mean, and what is usual; null where boards do not count them. */
  readonly age: { readonly days: number; readonly usual: number; readonly means: Age } | null;
  readonly isDim: boolean;
}

interface Props extends CardLook {
  column: string;
  columnTitle: string;
  index: number;
  onMenu: OpenMenu<Card>;
}

/** A card that can be dragged. */
export function DraggableCard({ column, columnTitle, index, onMenu, ...look }: Props) {
  const t = useText('opportunities');
  const { card } = look;
  const { id, title } = card;
  return (
    <CardFrame
      dragged={{ record: card, title, from: column }}
      index={index}
      isDim={look.isDim}
      onMenu={(at) => onMenu(card, column, at)}
    >
      {(own) => (
        <>
          <Link
            {...own}
            to="/opportunities/$id"
            params={{ id: String(id) }}
            className={classes.title}
            draggable={false}
            aria-label={t('inColumn', { title, column: columnTitle })}
          >
            {title}
          </Link>
          <CardBody {...look} />
        </>
      )}
    </CardFrame>
  );
}

/** What follows the pointer while a card is dragged. */
export function LiftedDeal(look: CardLook) {
  return (
    <LiftedCard>
      <span className={classes.title}>{look.card.title}</span>
      <CardBody {...look} />
    </LiftedCard>
  );
}

function CardBody({ card, today, age }: CardLook) {
  const t = useText('opportunities');
  const short = useShortFormats();
  const person = plainText(card.responsible.displayName);
  return (
    <>
      <p className={classes.contact}>{card.contact?.displayName ?? ''}</p>
      <div className={classes.foot}>
        <span className={classes.value}>{short.round(card.worth, card.bidCurrency)}</span>
        {card.isPrivate && (
          <Tooltip label={t('private')}>
            <IconLock size={14} role="img" aria-label={t('private')} className={classes.lock} />
          </Tooltip>
        )}
        <span className={classes.marks}>
          <DueMark card={card} today={today} />
          {age && age.days > 0 && <AgeMark {...age} />}
          <Tooltip label={person}>
            <span>
              <Avatar name={person} src={card.responsible.avatarSmall} size={20} />
              <span className="sr-only">{person}</span>
            </span>
          </Tooltip>
        </span>
      </div>
    </>
  );
}

function DueMark({ card, today }: { card: Card; today: string }) {
  const t = useText('opportunities');
  const formats = useFormats();
  const short = useShortFormats();
  const moment = readDate(card.expectedCloseDate);
  if (!moment) return null;
  const isLate = isOverdue(card.expectedCloseDate, today);
  const day = formats.day(moment);
  const next = readDate(card.nextTask);
  const told = t(isLate ? 'overdueSince' : 'expectedOn', { day });
  return (
    <Tooltip label={next ? `${told} · ${t('nextTask', { day: formats.day(next) })}` : told}>
      <span className={classes.mark} data-tone={isLate ? 'bad' : undefined}>
        <IconCalendarDue size={14} stroke={1.7} aria-hidden />
        {short.day(moment, today)}
        {isLate && <span className="sr-only">{t('overdue')}</span>}
      </span>
    </Tooltip>
  );
}

const TONES = { fresh: undefined, old: 'warn', stale: 'bad' } as const;

function AgeMark({ days, usual, means }: { days: number; usual: number; means: Age }) {
  const t = useText('opportunities');
  return (
    <Tooltip multiline maw={260} label={t('ageHint', { days, usual })}>
      <span className={classes.mark} data-tone={TONES[means]}>
        {means !== 'fresh' && <IconHourglass size={13} stroke={1.7} aria-hidden />}
        {t('daysShort', { days })}
      </span>
    </Tooltip>
  );
}
