import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button, Checkbox } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useText } from '../../i18n/text';
import classes from './ColumnMenu.module.css';
import type { Columns } from './columns';

/** What of a list's columns is chosen here, whatever its rows are. */
type Choice = Pick<Columns<never>, 'isShown' | 'move' | 'reset' | 'show'> & {
  readonly all: readonly { readonly id: string; readonly title: string }[];
};

/** A list's columns, shown or not, in their order: changed by dragging, or with Space and arrows. */
export function ColumnOrder({ columns }: { columns: Choice }) {
  const t = useText('common');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) columns.move(String(active.id), String(over.id));
  };
  const movable = columns.all.slice(1);
  return (
    <>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={movable.map((column) => column.id)} strategy={verticalListSortingStrategy}>
          {movable.map((column) => (
            <Line key={column.id} column={column} columns={columns} />
          ))}
        </SortableContext>
      </DndContext>
      <Button variant="subtle" color="gray" fullWidth onClick={columns.reset} className={classes.reset}>
        {t('resetColumns')}
      </Button>
    </>
  );
}

function Line({ column, columns }: { column: Choice['all'][number]; columns: Choice }) {
  const t = useText('common');
  const sortable = useSortable({ id: column.id });
  const style = { transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition };
  return (
    <div
      ref={sortable.setNodeRef}
      style={style}
      className={classes.line}
      data-dragged={sortable.isDragging || undefined}
    >
      <Checkbox
        size="xs"
        label={column.title}
        checked={columns.isShown(column.id)}
        onChange={(event) => columns.show(column.id, event.currentTarget.checked)}
      />
      <button
        type="button"
        className={classes.grip}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={t('moveColumn', { title: column.title })}
      >
        <IconGripVertical size={14} aria-hidden />
      </button>
    </div>
  );
}
