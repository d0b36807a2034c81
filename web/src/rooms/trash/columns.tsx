import { useMemo } from 'react';
import { kindIcon } from '../../pickers/records/addresses';
import { kindKey } from '../../pickers/records/words';
import { useText } from '../../shared/i18n/text';
import type { Column } from '../../shared/ui/table/columns';
import { UserChip } from '../../shared/ui/UserChip';
import { When } from '../../shared/ui/When';
import type { TrashItem } from '../../shared/wire/types';
import classes from './trash.module.css';

/** The columns of the trash. */
export function useTrashColumns(onRestore: (item: TrashItem) => void): readonly Column<TrashItem>[] {
  const t = useText('trash');
  const records = useText('records');
  return useMemo(
    () => [
      {
        id: 'title',
        title: t('name'),
        width: 340,
        sortBy: 'title',
        cell: (item) => <Title item={item} />,
      },
      { id: 'kind', title: t('kind'), width: 130, cell: (item) => records(kindKey(item.kind)) },
      { id: 'by', title: t('deletedBy'), width: 180, cell: (item) => <UserChip user={item.deletedBy} /> },
      {
        id: 'date',
        title: t('deleted'),
        width: 140,
        sortBy: 'date',
        cell: (item) => <When date={item.date} />,
      },
      {
        id: 'restore',
        title: t('actions'),
        width: 130,
        cell: (item) =>
          item.canRestore ? (
            <button
              type="button"
              className={classes.restore}
              tabIndex={-1}
              onClick={(event) => {
                event.stopPropagation();
                onRestore(item);
              }}
            >
              {t('restore')}
            </button>
          ) : null,
      },
    ],
    [t, records, onRestore],
  );
}

function Title({ item }: { item: TrashItem }) {
  const t = useText('trash');
  const Icon = kindIcon(item.kind);
  return (
    <span className={classes.title}>
      <Icon size={16} aria-hidden />
      <span className={classes.words}>{item.title || t('untitled')}</span>
    </span>
  );
}
