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
import { moved } from './columns';
import type { ColumnTable } from './useColumns';

interface Props {
  table: ColumnTable;
  onReset: () => void;
}

/** A list's columns, shown or not, in their order: changed by dragging, or with Space and arrows. */
export function ColumnOrder({ table, onReset }: Props) {
  const t = useText('common');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const order = all.map((column) => column.id);
    table.setColumnOrder(moved(order, String(active.id), String(over.id)));
  };
  const all = table.getAllLeafColumns();
  const movable = all.filter((column) => column.getCanHide());
  return (
    <>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={movable.map((column) => column.id)} strategy={verticalListSortingStrategy}>
          {movable.map((column) => (
            <Line key={column.id} column={column} />
          ))}
        </SortableContext>
      </DndContext>
      <Button variant="subtle" color="gray" fullWidth onClick={onReset} className={classes.reset}>
        {t('resetColumns')}
      </Button>
    </>
  );
}

function Line({ column }: { column: ReturnType<ColumnTable['getAllLeafColumns']>[number] }) {
  const t = useText('common');
  const title = String(column.columnDef.header);
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
        label={title}
        checked={column.getIsVisible()}
        onChange={(event) => column.toggleVisibility(event.currentTarget.checked)}
      />
      <button
        type="button"
        className={classes.grip}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={t('moveColumn', { title })}
      >
        <IconGripVertical size={14} aria-hidden />
      </button>
    </div>
  );
}
