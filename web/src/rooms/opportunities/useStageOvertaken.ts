import { useText } from '../../shared/i18n/text';
import { type ToldOfOther, useOvertakenToast } from '../../shared/ui/inline/useOvertakenToast';
import type { Stage } from '../../shared/wire/types';

/** Returns what tells of a refused move to a stage: a colleague's move meanwhile may stay, or be moved over. */
export function useStageOvertaken(stages: readonly Stage[]) {
  const t = useText('opportunities');
  const tell = useOvertakenToast();
  return (error: unknown, title: string, again: (told: ToldOfOther) => void) =>
    tell(error, {
      say: ({ name, when, found }) => {
        const stage = stages.find((one) => String(one.id) === found)?.title ?? '';
        return name
          ? t('stageOvertakenBy', { name, title, stage, when })
          : t('stageOvertaken', { title, stage });
      },
      again,
    });
}
