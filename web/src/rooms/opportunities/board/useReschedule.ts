import { changeFields } from '../../../data/opportunities';
import { type BoardCard, useShift } from '../../../data/opportunityBoard';
import { useFormats } from '../../../shared/i18n/formats';
import { useText } from '../../../shared/i18n/text';
import type { MoveCard } from '../../../shared/ui/board/places';
import { useOvertakenToast } from '../../../shared/ui/inline/useOvertakenToast';
import { useToasts } from '../../../shared/ui/toasts';
import { readDate } from '../../../shared/wire/dates';
import { dayText, fieldInput } from '../fields';
import { dayInColumn, type ForecastColumn } from './forecastColumns';

interface Move {
  readonly card: BoardCard;
  readonly from: string;
  readonly to: string;
  /** '' for none. */
  readonly day: string;
}

/** Gives a card the date of a column, and offers to take that back; asks where a colleague gave it another meanwhile. */
export function useReschedule(spans: readonly ForecastColumn[], today: string): MoveCard<BoardCard> {
  const t = useText('opportunities');
  const formats = useFormats();
  const toasts = useToasts();
  const { mutateAsync: shift } = useShift();
  const tell = useOvertakenToast();
  const dayOr = (date: string) => {
    const moment = readDate(date);
    return moment ? formats.day(moment) : t('noDate');
  };
  const move = async ({ card, from, to, day }: Move, isSure: boolean) => {
    const { id, title } = card;
    const after = { ...card, expectedCloseDate: day ? `${day}T00:00:00` : '' };
    const fields = fieldInput('expectedCloseDate', day);
    const expected = isSure ? {} : { expected: { expectedCloseDate: card.expectedCloseDate || null } };
    const save = () => changeFields(id, { fields, ...expected });
    try {
      await shift({ board: 'forecast', from, to, before: card, after, save });
    } catch (error) {
      tell(error, {
        say: ({ name, when, found }) =>
          name
            ? t('dateOvertakenBy', { name, title, when, day: dayOr(found) })
            : t('dateOvertaken', { title, day: dayOr(found) }),
        again: () => void move({ card, from, to, day }, true),
      });
      return;
    }
    const back = fieldInput('expectedCloseDate', dayText(card.expectedCloseDate));
    toasts.done(
      day ? t('rescheduled', { title, day: dayOr(after.expectedCloseDate) }) : t('unscheduled', { title }),
      () =>
        shift({
          board: 'forecast',
          from: to,
          to: from,
          before: after,
          after: card,
          save: () => changeFields(id, { fields: back }),
        }),
    );
  };
  return (card, from, to) => {
    const span = spans.find((one) => one.id === to);
    const day = span && dayInColumn(span, dayText(card.expectedCloseDate), today);
    if (day !== undefined && day !== null) void move({ card, from, to, day }, false);
  };
}
