import { Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useText } from '../../i18n/text';
import { later } from '../later';
import classes from './ColumnMenu.module.css';
import tableClasses from './RecordTable.module.css';
import type { Columns } from './useColumns';

// Dragging takes as much code as the list itself, and is seldom wanted.
export const ColumnOrder = later(async () => (await import('./ColumnOrder')).ColumnOrder);

/** Which columns a list shows, and in which order. */
export function ColumnMenu<R>({ columns }: { columns: Columns<R> }) {
  const t = useText('common');
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={tableClasses.dots} aria-label={t('columns')} data-always>
          <IconAdjustmentsHorizontal size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} aria-label={t('columns')}>
        <p className={classes.title}>{t('columns')}</p>
        <ColumnOrder table={columns.table} onReset={columns.reset} />
      </Popover.Dropdown>
    </Popover>
  );
}
