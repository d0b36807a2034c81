import { useDroppable } from '@dnd-kit/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useText } from '../../../shared/i18n/text';
import { useShortFormats } from '../useShortFormats';
import classes from './board.module.css';
import type { Target } from './model';

/** Where deals end: put a card there, and it is won or lost. */
export function Rail({ targets, isDragging }: { targets: readonly Target[]; isDragging: boolean }) {
  return (
    <div className={classes.rail} data-dragging={isDragging || undefined}>
      {targets.map((target) => (
        <RailTarget key={target.id} target={target} />
      ))}
    </div>
  );
}

function RailTarget({ target }: { target: Target }) {
  const t = useText('opportunities');
  const formats = useShortFormats();
  const drop = useDroppable({ id: target.id, data: { title: target.title } });
  const Icon = target.tone === 'good' ? IconCircleCheck : IconCircleX;
  return (
    <section
      ref={drop.setNodeRef}
      className={classes.target}
      data-tone={target.tone}
      data-over={drop.isOver || undefined}
      aria-label={target.title}
    >
      <Icon size={20} stroke={1.6} className={classes.targetIcon} aria-hidden />
      <h2 className={classes.targetTitle}>{breakable(target.title)}</h2>
      {target.count !== undefined && (
        <p className={classes.targetCount}>{t('wonToday', { count: target.count })}</p>
      )}
      {target.count ? (
        <p className={classes.targetSum}>
          {target.sums.map((one) => formats.round(one.sum, one.currency)).join(' + ')}
        </p>
      ) : null}
    </section>
  );
}

/** A title that may go on in the next line after a slash, too. */
function breakable(title: string): string {
  return title.replaceAll('/', '/\u200b');
}
