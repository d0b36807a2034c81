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
import { Button, Checkbox, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconGripVertical } from '@tabler/icons-react';
import { useText } from '../../i18n/text';
import classes from './ColumnMenu.module.css';
import type { Column, Columns } from './columns';
import tableClasses from './RecordTable.module.css';

/** Which columns a list shows, and in which order: by dragging, or with Space and arrows. */
export function ColumnMenu<R>({ columns }: { columns: Columns<R> }) {
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
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={tableClasses.dots} aria-label={t('columns')} data-always>
          <IconAdjustmentsHorizontal size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} aria-label={t('columns')}>
        <p className={classes.title}>{t('columns')}</p>
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
      </Popover.Dropdown>
    </Popover>
  );
}

function Line<R>({ column, columns }: { column: Column<R>; columns: Columns<R> }) {
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
