import {
  type CollisionDetection,
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
import { useRef, useState } from 'react';
import { type Dragged, isDragged, type MoveCard, type Place, placeBeyond } from './places';
import { useDragSpeech } from './useDragSpeech';

const CODES = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
};
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
/** A finger rests so many milliseconds, moving no further than so many pixels, before it drags: else it scrolls. */
const TOUCH = { delay: 250, tolerance: 8 };

/**
 * Dragging cards from place to place: by mouse, by a finger that rests on a card first, or by Space and arrows.
 *
 * `steps` says how many places an arrow key leads on.
 */
export function useCardDrag<R>(places: readonly Place[], onMove: MoveCard<R>, steps = STEPS) {
  const [dragged, setDragged] = useState<Dragged<R> | null>(null);
  // Kept here, too: a card may go from under the pointer, by scrolling or by a colleague, and takes its data along.
  const lifted = useRef<Dragged<R> | null>(null);
  // The place that the arrow keys chose; null while a pointer drags.
  const chosen = useRef<string | null>(null);
  const latest = useRef(places);
  latest.current = places;
  const coordinateGetter: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
    const step = steps[event.code];
    if (step === undefined) return undefined;
    event.preventDefault();
    const from = chosen.current ?? lifted.current?.from ?? '';
    const place = placeBeyond(latest.current, from, step);
    const node = place && context.droppableContainers.get(place.id)?.node.current;
    if (!node) return currentCoordinates;
    chosen.current = place.id;
    node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = node.getBoundingClientRect();
    return { x: box.left + 8, y: box.top + 44 };
  };
  const getter = useRef(coordinateGetter);
  getter.current = coordinateGetter;
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: TOUCH }),
    useSensor(KeyboardSensor, {
      keyboardCodes: CODES,
      coordinateGetter: (event, args) => getter.current(event, args),
    }),
  );
  const collisionDetection = useRef<CollisionDetection>((args) =>
    chosen.current !== null && !args.pointerCoordinates ? [{ id: chosen.current }] : pointerWithin(args),
  );
  const lift = (one: Dragged<R> | null) => {
    chosen.current = null;
    lifted.current = one;
    setDragged(one);
  };
  return {
    dragged,
    context: {
      sensors,
      accessibility: useDragSpeech(places, lifted),
      collisionDetection: collisionDetection.current,
      onDragStart: ({ active }: DragStartEvent) =>
        lift(isDragged<R>(active.data.current) ? active.data.current : null),
      onDragCancel: () => lift(null),
      onDragEnd: ({ over }: DragEndEvent) => {
        const what = lifted.current;
        lift(null);
        const place = latest.current.find(({ id }) => id === over?.id);
        if (what && place?.isTarget && place.id !== what.from) onMove(what.record, what.from, place.id);
      },
    },
  };
}
