import {
  type Announcements,
  type CollisionDetection,
  type DragCancelEvent,
  type DragEndEvent,
  type DragStartEvent,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useMemo, useRef, useState } from 'react';
import { useText } from '../../../shared/i18n/text';
import { type Dragged, isDragged, type MoveCard, type Place } from './model';

const CODES = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
};
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Dragging cards over a board: by mouse, by a finger that rests on a card first, or by Space and arrows. */
export function useBoardDrag(places: readonly Place[], onMove: MoveCard) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  // The place that the arrow keys chose; null while a pointer drags.
  const chosen = useRef<string | null>(null);
  const coordinateGetter = useRef<KeyboardCoordinateGetter>((event, { context, currentCoordinates }) => {
    const step = STEPS[event.code];
    if (step === undefined) return undefined;
    event.preventDefault();
    const order = context.droppableContainers.getEnabled().map((one) => one.id);
    const known = latest.current.filter((place) => order.includes(place.id));
    const from = chosen.current ?? String(context.active?.data.current?.from ?? '');
    const at = known.findIndex((place) => place.id === from);
    const place = known[Math.min(Math.max(at + step, 0), known.length - 1)];
    const node = place && context.droppableContainers.get(place.id)?.node.current;
    if (!node) return currentCoordinates;
    chosen.current = place.id;
    node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = node.getBoundingClientRect();
    return { x: box.left + 8, y: box.top + 56 };
  });
  const latest = useRef(places);
  latest.current = places;
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: CODES,
      coordinateGetter: (event, args) => coordinateGetter.current(event, args),
    }),
  );
  const collisionDetection = useRef<CollisionDetection>((args) =>
    chosen.current !== null && !args.pointerCoordinates ? [{ id: chosen.current }] : pointerWithin(args),
  );
  const ends = (event: DragEndEvent | DragCancelEvent) => {
    chosen.current = null;
    setDragged(null);
    return isDragged(event.active.data.current) ? event.active.data.current : null;
  };
  return {
    dragged,
    accessibility: useSpeech(places),
    handlers: {
      sensors,
      collisionDetection: collisionDetection.current,
      onDragStart: ({ active }: DragStartEvent) => {
        chosen.current = null;
        setDragged(isDragged(active.data.current) ? active.data.current : null);
      },
      onDragCancel: (event: DragCancelEvent) => void ends(event),
      onDragEnd: (event: DragEndEvent) => {
        const what = ends(event);
        if (what && event.over && event.over.id !== what.from)
          onMove(what.card, what.from, String(event.over.id));
      },
    },
  };
}

/** What those are told who can't see a card move. */
function useSpeech(places: readonly Place[]) {
  const t = useText('opportunities');
  return useMemo(() => {
    const titleOf = (data: unknown) => (isDragged(data) ? data.card.title : '');
    const columnOf = (id: string | number | undefined) => places.find((place) => place.id === id)?.title;
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('pickedUp', { title: titleOf(active.data.current) }),
      onDragOver: ({ active, over }) => {
        const title = titleOf(active.data.current);
        const column = columnOf(over?.id);
        return column === undefined ? t('isOverNothing', { title }) : t('isOver', { title, column });
      },
      onDragEnd: ({ active, over }) => {
        const title = titleOf(active.data.current);
        const column = columnOf(over?.id);
        return column === undefined ? t('dragCancelled', { title }) : t('dropped', { title, column });
      },
      onDragCancel: ({ active }) => t('dragCancelled', { title: titleOf(active.data.current) }),
    };
    return { announcements, screenReaderInstructions: { draggable: t('dragHint') } };
  }, [t, places]);
}
