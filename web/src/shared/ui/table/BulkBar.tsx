import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/text';
import classes from './BulkBar.module.css';
import { countSelected, EVERYTHING, NOTHING, type Selection } from './selection';

interface Props {
  selection: Selection;
  total: number;
  onSelect: (selection: Selection) => void;
  /** What can be done with the selected: buttons. */
  children: ReactNode;
}

/** What can be done with what is selected; it floats over the list while something is. */
export function BulkBar({ selection, total, onSelect, children }: Props) {
  const t = useText('common');
  const count = countSelected(selection, total);
  if (count === 0) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulkActions')}>
      <span className={classes.count} role="status">
        {t('selected', { count })}
      </span>
      {count < total && (
        <Button variant="subtle" color="gray" onClick={() => onSelect(EVERYTHING)}>
          {t('selectAllMatching', { total })}
        </Button>
      )}
      <span className={classes.divider} />
      <div className={classes.actions}>{children}</div>
      <Button
        variant="subtle"
        color="gray"
        px={8}
        className={classes.clear}
        aria-label={t('clearSelection')}
        onClick={() => onSelect(NOTHING)}
      >
        <IconX size={16} aria-hidden />
      </Button>
    </div>
  );
}
