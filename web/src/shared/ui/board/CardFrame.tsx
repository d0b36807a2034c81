import { useDraggable } from '@dnd-kit/core';
import { IconDots } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useText } from '../../i18n/text';
import type { Point } from '../table/menu';
import classes from './board.module.css';
import type { Dragged } from './places';

/** What the title of a card has to have: from there the keyboard drags it and leads to others. */
export interface TitleProps {
  readonly ref: (element: HTMLElement | null) => void;
  readonly 'aria-describedby': string | undefined;
  readonly 'data-card': number;
}

interface Props<R extends { readonly id: number }> {
  dragged: Dragged<R>;
  /** Its place in the column. */
  index: number;
  isFixed?: boolean;
  isDim?: boolean;
  onMenu: (at: Point) => void;
  children: (title: TitleProps) => ReactNode;
}

/** A card that can be dragged: by mouse or finger anywhere, by keyboard from its title; with a menu that does as much. */
export function CardFrame<R extends { readonly id: number }>(props: Props<R>) {
  const { dragged, onMenu } = props;
  const t = useText('common');
  const drag = useDraggable({
    id: `${dragged.from}/${dragged.record.id}`,
    data: dragged,
    disabled: props.isFixed ?? false,
  });
  const menuAt = (event: MouseEvent) => {
    event.preventDefault();
    // A finger that rests on a card drags it: the browser takes that for a right click, too.
    if (drag.isDragging) return;
    const box = event.currentTarget.getBoundingClientRect();
    const isClick = event.type === 'contextmenu';
    onMenu(isClick ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the title inside is what the keyboard drags, the whole card what the mouse does
    <div
      ref={drag.setNodeRef}
      className={classes.card}
      data-dragged={drag.isDragging || undefined}
      data-dim={props.isDim || undefined}
      onContextMenu={menuAt}
      {...drag.listeners}
    >
      {props.children({
        ref: drag.setActivatorNodeRef,
        'aria-describedby': drag.attributes['aria-describedby'],
        'data-card': props.index,
      })}
      <button
        type="button"
        className={classes.dots}
        aria-label={t('actionsFor', { title: dragged.title })}
        aria-haspopup="menu"
        onClick={menuAt}
      >
        <IconDots size={16} aria-hidden />
      </button>
    </div>
  );
}

/** What follows the pointer while a card is dragged. */
export function LiftedCard({ children }: { children: ReactNode }) {
  return (
    <div className={classes.card} data-lifted>
      {children}
    </div>
  );
}
