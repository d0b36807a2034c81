import { IconLayoutKanban } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FIGURES_BY, opportunityQueries, useRestoreStage } from '../../../data/opportunities';
import { type BoardCard, type Figures, useShift } from '../../../data/opportunityBoard';
import { moveToStage, stageQueries } from '../../../data/stages';
import { useText } from '../../../shared/i18n/text';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { ErrorPanel } from '../../../shared/ui/ErrorPanel';
import { useToasts } from '../../../shared/ui/toasts';
import type { Stage } from '../../../shared/wire/types';
import { closeRange } from '../list/opportunitySearch';
import { useStageOvertaken } from '../useStageOvertaken';
import { useToday } from '../useToday';
import { Board } from './Board';
import { BoardFilters } from './BoardFilters';
import classes from './board.module.css';
import { type BoardSearch, toBoardFilter } from './boardSearch';
import type { Column, Target } from './model';
import { sumsOf } from './sums';

interface Props {
  search: BoardSearch;
  onSearch: (search: BoardSearch) => void;
  onOpen: (id: number) => void;
}

/** Open opportunities by stage; those that are won or lost leave it at its edge. */
export function StageBoard({ search, onSearch, onOpen }: Props) {
  const t = useText('opportunities');
  const today = useToday();
  const { data: stages, error, refetch } = useQuery(stageQueries.list());
  const { columns, targets } = useColumns(stages ?? [], search, today);
  const onMove = useMove(stages ?? []);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.page}>
      <BoardFilters search={search} onSearch={onSearch} hasQuick />
      {stages && columns.length === 0 ? (
        <EmptyState icon={<IconLayoutKanban size={22} />} title={t('noStages')} text={t('noStagesText')} />
      ) : (
        <Board
          label={t('boardLabel')}
          columns={columns}
          targets={targets}
          today={today}
          hasAges
          isStaleOnly={search.stale !== undefined}
          onMove={onMove}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}

function useColumns(stages: readonly Stage[], search: BoardSearch, today: string) {
  const filter = useMemo(() => toBoardFilter(search, today), [search, today]);
  const todays = useMemo(() => {
    const { closing: _, ...narrowing } = search;
    return { ...toBoardFilter(narrowing, today), ...closeRange(today, today) };
  }, [search, today]);
  const { data: sums } = useQuery(opportunityQueries.figures({ ...filter, stageType: 0 }, FIGURES_BY.stage));
  const { data: closed } = useQuery(opportunityQueries.figures(todays, FIGURES_BY.stage));
  return useMemo(() => {
    const columns = stages
      .filter((stage) => stage.stageType === 0)
      .map((stage): Column => {
        const found = toldOf(sums, stage);
        return {
          ...placeOf(stage),
          source: opportunityQueries.column(stage.id, filter),
          count: found?.count,
          sums: found?.sums,
        };
      });
    const targets = stages
      .filter((stage) => stage.stageType !== 0)
      .map((stage): Target => {
        const found = toldOf(closed, stage);
        return {
          ...placeOf(stage),
          tone: stage.stageType === 1 ? 'good' : 'bad',
          count: found?.count,
          sums: found?.sums ?? [],
        };
      });
    return { columns, targets };
  }, [stages, filter, sums, closed]);
}

const placeOf = ({ id, title, color }: Stage) => ({ id: String(id), title, color, isTarget: true });

function toldOf(figures: Figures | undefined, stage: Stage) {
  if (!figures) return undefined;
  const group = figures.groups.find((one) => one.key === String(stage.id));
  return { count: group?.count ?? 0, sums: sumsOf(group, figures.currency, figures.missingRates) };
}

/** Moves a card to a stage, and offers to take that back; where a colleague moved it meanwhile, asks whose stage stays. */
function useMove(stages: readonly Stage[]) {
  const t = useText('opportunities');
  const toasts = useToasts();
  const { mutateAsync: shift } = useShift();
  const restore = useRestoreStage();
  const overtaken = useStageOvertaken(stages);
  const move = async (card: BoardCard, from: string, stage: Stage, seen: number | undefined) => {
    const { successProbability } = stage;
    const stageSince = new Date().toISOString();
    try {
      await shift({
        board: 'stage',
        from,
        to: String(stage.id),
        before: card,
        after: { ...card, successProbability, stageSince },
        save: () => moveToStage(card.id, stage.id, seen),
      });
    } catch (error) {
      overtaken(error, card.title, ({ found }) => void move(card, found, stage, undefined));
      return;
    }
    toasts.done(t('moved', { title: card.title, stage: stage.title }), () =>
      restore.mutateAsync({
        id: card.id,
        stageid: Number(from),
        successProbability: card.successProbability,
        actualCloseDate: null,
      }),
    );
  };
  return (card: BoardCard, from: string, to: string) => {
    const stage = stages.find((one) => String(one.id) === to);
    if (stage) void move(card, from, stage, Number(from));
  };
}
