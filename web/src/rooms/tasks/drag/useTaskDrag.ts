import {
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
import { useRef, useState } from 'react';
import type { Task } from '../../../shared/wire/types';
import { isDragged, type Place } from './places';
import { useDragWords } from './useDragWords';

const CODES = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
};

/**
 * Dragging tasks from place to place: by mouse, by a finger that rests first, or by Space and arrows.
 *
 * `steps` says how many places an arrow key leads on.
 */
export function useTaskDrag(
  places: readonly Place[],
  steps: Readonly<Record<string, number>>,
  onMove: (task: Task, day: string) => void,
) {
  const [dragged, setDragged] = useState<Task | null>(null);
  // The place that the arrow keys chose; null while a pointer drags.
  const chosen = useRef<string | null>(null);
  const latest = useRef(places);
  latest.current = places;
  const coordinateGetter: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
    const step = steps[event.code];
    if (step === undefined) return undefined;
    event.preventDefault();
    const open = latest.current;
    const from = chosen.current ?? String(context.active?.data.current?.from ?? '');
    const at = open.findIndex((place) => place.id === from);
    const place = open[Math.min(Math.max(at + step, 0), open.length - 1)];
    const node = place?.drop ? context.droppableContainers.get(place.id)?.node.current : null;
    if (!place || !node) return currentCoordinates;
    chosen.current = place.id;
    node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = node.getBoundingClientRect();
    return { x: box.left + 8, y: box.top + 32 };
  };
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
    useSensor(KeyboardSensor, { keyboardCodes: CODES, coordinateGetter }),
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
    context: {
      sensors,
      accessibility: useDragWords(places),
      collisionDetection: collisionDetection.current,
      onDragStart: ({ active }: DragStartEvent) => {
        chosen.current = null;
        setDragged(isDragged(active.data.current) ? active.data.current.task : null);
      },
      onDragCancel: (event: DragCancelEvent) => void ends(event),
      onDragEnd: (event: DragEndEvent) => {
        const what = ends(event);
        const place = latest.current.find(({ id }) => id === event.over?.id);
        if (what && place?.drop && place.id !== what.from) onMove(what.task, place.drop);
      },
    },
  };
}
