import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Text, useText } from '../../../shared/i18n/text';
import classes from '../settings.module.css';

interface Item {
  readonly id: number;
}

interface Props<T extends Item> {
  label: string;
  items: readonly T[];
  titleOf: (item: T) => string;
  /** What stands in a row after its handle. */
  row: (item: T) => ReactNode;
  /** Told the whole list in its new order. */
  onOrder: (items: readonly T[]) => void;
}

/** A list whose order is changed by dragging, or by keyboard: Space takes a handle up, arrows move, Space drops. */
export function SortableList<T extends Item>({ label, items, titleOf, row, onOrder }: Props<T>) {
  const t = useText('settings');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    const from = items.findIndex(({ id }) => id === active.id);
    const to = items.findIndex(({ id }) => id === over?.id);
    if (from >= 0 && to >= 0 && from !== to) onOrder(arrayMove([...items], from, to));
  };
  const named = (id: UniqueIdentifier) => {
    const item = items.find((one) => one.id === id);
    return item ? titleOf(item) : '';
  };
  const placed = (id: UniqueIdentifier | undefined) => items.findIndex((one) => one.id === id) + 1;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        announcements: announcements(t, named, placed),
        screenReaderInstructions: { draggable: t('dragHelp') },
      }}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul className={classes.rows} aria-label={label}>
          {items.map((item) => (
            <Row key={item.id} id={item.id} title={titleOf(item)}>
              {row(item)}
            </Row>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

function Row({ id, title, children }: { id: number; title: string; children: ReactNode }) {
  const t = useText('settings');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id });
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes.grip}
        {...listeners}
        aria-describedby={attributes['aria-describedby']}
        aria-label={t('move', { title })}
      >
        <IconGripVertical size={16} aria-hidden />
      </button>
      {children}
    </li>
  );
}

function announcements(
  t: Text<'settings'>,
  named: (id: UniqueIdentifier) => string,
  placed: (id: UniqueIdentifier | undefined) => number,
): Announcements {
  return {
    onDragStart: ({ active }) => t('dragStart', { title: named(active.id) }),
    onDragOver: ({ active, over }) => t('dragOver', { title: named(active.id), place: placed(over?.id) }),
    onDragEnd: ({ active, over }) => t('dragEnd', { title: named(active.id), place: placed(over?.id) }),
    onDragCancel: ({ active }) => t('dragCancel', { title: named(active.id) }),
  };
}
