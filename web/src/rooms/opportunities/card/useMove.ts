import { useChangeStage, useRestoreStage } from '../../../data/opportunities';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import type { Opportunity, Stage } from '../../../shared/wire/types';
import { useStageOvertaken } from '../useStageOvertaken';

/**
 * Moves an opportunity to a stage, which shows at once; what it was can be brought back. Where a colleague moved it
 * meanwhile, the user decides whose stage stays.
 */
export function useMove(opportunity: Opportunity, stages: readonly Stage[]) {
  const t = useText('opportunities');
  const toasts = useToasts();
  const change = useChangeStage();
  const restore = useRestoreStage();
  const overtaken = useStageOvertaken(stages);
  const { id, title, stage: before, successProbability = 0, actualCloseDate } = opportunity;
  const send = (stage: Stage, seen: number | undefined) =>
    change.mutate(
      { id, stageid: stage.id, seen },
      {
        onSuccess: () =>
          toasts.done(t('moved', { title, stage: stage.title }), () =>
            restore.mutateAsync({
              id,
              stageid: before?.id ?? stage.id,
              successProbability,
              actualCloseDate,
            }),
          ),
        onError: (error) => overtaken(error, title, () => send(stage, undefined)),
      },
    );
  return {
    move: (stage: Stage) => send(stage, before?.id),
    pending: change.isPending ? change.variables.stageid : null,
  };
}
