import { Tag } from '../shared/ui/Tag';
import type { StageBase } from '../shared/wire/types';

/** The stage of an opportunity: its colour and its title. */
export function StageTag({ stage }: { stage: Pick<StageBase, 'title' | 'color'> }) {
  return <Tag color={stage.color}>{stage.title}</Tag>;
}
