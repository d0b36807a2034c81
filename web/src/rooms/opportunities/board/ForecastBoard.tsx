import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changeFields, type OpportunityFilter } from '../../../data/opportunities';
import { type BoardCard, forecastQueries, useShift } from '../../../data/opportunityBoard';
import { useFormats } from '../../../shared/i18n/formats';
import { type Text, useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import { readDate } from '../../../shared/wire/dates';
import { dayText, fieldInput } from '../fields';
import { useShortFormats } from '../useShortFormats';
import { useToday } from '../useToday';
import { Board } from './Board';
import { BoardFilters } from './BoardFilters';
import classes from './board.module.css';
import { type BoardSearch, toBoardFilter } from './boardSearch';
import { dayInColumn, type ForecastColumn, forecastColumns, forecastFilter } from './forecastColumns';
import type { Column } from './model';
import { sumsOf } from './sums';

interface Props {
  search: BoardSearch;
  onSearch: (search: BoardSearch) => void;
  onOpen: (id: number) => void;
}

/** Open opportunities by the month in which they are expected to close; dragging one changes that date. */
export function ForecastBoard({ search, onSearch, onOpen }: Props) {
  const t = useText('opportunities');
  const today = useToday();
  const spans = useMemo(() => forecastColumns(today), [today]);
  const { closing: _, ...narrowing } = search;
  const columns = useColumns(spans, toBoardFilter(narrowing, today));
  const onMove = useReschedule(spans, today);
  return (
    <div className={classes.page}>
      <BoardFilters search={search} onSearch={onSearch} hasQuick={false} />
      <Board
        label={t('forecastLabel')}
        columns={columns}
        today={today}
        hasAges={false}
        onMove={onMove}
        onOpen={onOpen}
      />
    </div>
  );
}

function useColumns(spans: readonly ForecastColumn[], filter: OpportunityFilter): readonly Column[] {
  const t = useText('opportunities');
  const formats = useShortFormats();
  const sums = useQueries({
    queries: spans.map((span) => forecastQueries.sums(span.id, forecastFilter(span, filter))),
  });
  return spans.map((span, index) => {
    const told = sums[index]?.data;
    const own = forecastFilter(span, filter);
    return {
      id: span.id,
      title: titleOf(span, t, formats.month),
      source: forecastQueries.column(
        span.id,
        own,
        span.kind === 'none' ? (told?.group.count ?? 0) : undefined,
      ),
      count: told?.group.count,
      sums: told && sumsOf(told.group, told.currency, told.missingRates),
      isTarget: span.kind !== 'overdue',
      ...(span.kind === 'overdue' && told && told.group.count > 0 ? { tone: 'bad' as const } : {}),
    };
  });
}

function titleOf(span: ForecastColumn, t: Text<'opportunities'>, month: (id: string) => string): string {
  if (span.kind === 'none') return t('noDate');
  if (span.kind === 'month') return month(span.id);
  return t(span.kind);
}

/** Gives a card the date of a column, and offers to take that back. */
function useReschedule(spans: readonly ForecastColumn[], today: string) {
  const t = useText('opportunities');
  const formats = useFormats();
  const toasts = useToasts();
  const shift = useShift();
  const save = (id: number, day: string) =>
    changeFields(id, { fields: fieldInput('expectedCloseDate', day) });
  return (card: BoardCard, from: string, to: string) => {
    const span = spans.find((one) => one.id === to);
    const before = dayText(card.expectedCloseDate);
    const day = span && dayInColumn(span, before, today);
    if (day === undefined || day === null) return;
    const after = { ...card, expectedCloseDate: day ? `${day}T00:00:00` : '' };
    const moment = readDate(after.expectedCloseDate);
    const said = moment
      ? t('rescheduled', { title: card.title, day: formats.day(moment) })
      : t('unscheduled', { title: card.title });
    const back = () =>
      shift.mutateAsync({
        board: 'forecast',
        from: to,
        to: from,
        before: after,
        after: card,
        save: () => save(card.id, before),
      });
    shift.mutate(
      { board: 'forecast', from, to, before: card, after, save: () => save(card.id, day) },
      { onSuccess: () => toasts.done(said, back), onError: toasts.failed },
    );
  };
}
