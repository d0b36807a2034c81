import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OpportunityFilter } from '../../../data/opportunities';
import { forecastQueries } from '../../../data/opportunityBoard';
import { type Text, useText } from '../../../shared/i18n/text';
import { useShortFormats } from '../useShortFormats';
import { useToday } from '../useToday';
import { Board } from './Board';
import { BoardFilters } from './BoardFilters';
import classes from './board.module.css';
import { type BoardSearch, toBoardFilter } from './boardSearch';
import { type ForecastColumn, forecastColumns, forecastFilter } from './forecastColumns';
import type { Column } from './model';
import { sumsOf } from './sums';
import { useReschedule } from './useReschedule';

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
