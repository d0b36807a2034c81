import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { stageQueries } from '../data/stages';
import type { Choice } from '../shared/ui/inline/InlineField';
import classes from './StageDot.module.css';

/** A dot in the colour of a stage. It says nothing to those who can't see: the title stands beside it. */
export function StageDot({ color }: { color: string }) {
  return <span className={classes.dot} style={{ background: color }} aria-hidden />;
}

/** The portal's stages to choose from: for filters, InlineFields and selects. */
export function useStageChoices(): readonly Choice[] {
  const { data: stages } = useQuery(stageQueries.list());
  return useMemo(
    () =>
      (stages ?? []).map(({ id, title, color }) => ({
        value: String(id),
        label: title,
        icon: <StageDot color={color} />,
      })),
    [stages],
  );
}
