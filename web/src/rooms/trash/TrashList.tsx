import { Button } from '@mantine/core';
import { IconArrowBackUp, IconFilterOff, IconTrash, IconTrashX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isCrmAdmin, sessionQueries } from '../../data/session';
import { trashQueries } from '../../data/trash';
import { ConflictDialog } from '../../pickers/records/ConflictDialog';
import { useText } from '../../shared/i18n/text';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import { BulkBar } from '../../shared/ui/table/BulkBar';
import type { MenuEntry } from '../../shared/ui/table/menu';
import { RecordTable } from '../../shared/ui/table/RecordTable';
import { countSelected, NOTHING, type Selection } from '../../shared/ui/table/selection';
import type { TrashItem } from '../../shared/wire/types';
import { useTrashColumns } from './columns';
import { TrashItemDialog } from './TrashItemDialog';
import classes from './trash.module.css';
import {
  readTrashSearch,
  type TrashSearch,
  toTrashFilter,
  trashFilterValues,
  withTrashFilter,
} from './trashSearch';
import { type Purging, useTrashActions } from './useTrashActions';
import { useTrashFilters } from './useTrashFilters';

interface Props {
  search: TrashSearch;
  onSearch: (search: TrashSearch) => void;
  onTotal: (total: number) => void;
}

/** What was deleted in the last thirty days: found again, brought back, or let go of for good. */
export function TrashList({ search, onSearch, onTotal }: Props) {
  const t = useText('trash');
  const { data: self } = useQuery(sessionQueries.self());
  const isAdmin = self != null && isCrmAdmin(self);
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [looked, setLooked] = useState<TrashItem | null>(null);
  const filter = useMemo(() => toTrashFilter(search), [search]);
  const done = () => {
    setSelection(NOTHING);
    setLooked(null);
  };
  const actions = useTrashActions(done);
  const columns = useTrashColumns((item) => actions.restore({ ids: [item.id] }, item));
  const change = (next: TrashSearch) => {
    setSelection(NOTHING);
    onSearch(next);
  };
  const isNarrowed = Object.keys(search).some((key) => key !== 'sort' && key !== 'order');
  const menu = (item: TrashItem): readonly MenuEntry[] => [
    ...(item.canRestore
      ? [
          {
            label: t('restore'),
            icon: <IconArrowBackUp size={15} aria-hidden />,
            onClick: () => actions.restore({ ids: [item.id] }, item),
          },
        ]
      : []),
    ...(isAdmin
      ? [
          {
            label: t('purge'),
            icon: <IconTrashX size={15} aria-hidden />,
            danger: true,
            onClick: () => actions.ask({ ids: [item.id], count: 1 }),
          },
        ]
      : []),
  ];
  const restoreSelected = () =>
    actions.restore(selection.all ? { filter, but: selection.ids } : { ids: [...selection.ids] });
  const purgeSelected: Purging | null = selection.all
    ? selection.ids.size === 0
      ? { filter, count: total }
      : null
    : { ids: [...selection.ids], count: countSelected(selection, total) };
  return (
    <div className={classes.list}>
      <FilterBar
        filters={useTrashFilters()}
        values={trashFilterValues(search)}
        onChange={(id, value) => change(withTrashFilter(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => change(readTrashSearch({ ...search, q: text }))}
        onClear={() => change({})}
      >
        {isAdmin && total > 0 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrashX size={15} aria-hidden />}
            onClick={() => actions.ask({ filter, count: total })}
          >
            {t(isNarrowed ? 'purgeMatching' : 'empty')}
          </Button>
        )}
      </FilterBar>
      <RecordTable
        name="trash"
        label={t('title')}
        source={trashQueries.source(filter)}
        columns={columns}
        sort={{ by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' }}
        onSort={({ by, descending }) =>
          change(readTrashSearch({ ...search, sort: by, order: descending ? 'desc' : 'asc' }))
        }
        titleOf={(item) => item.title}
        onOpen={setLooked}
        selection={selection}
        onSelect={setSelection}
        menu={menu}
        onTotal={(count) => {
          setTotal(count);
          onTotal(count);
        }}
        empty={<Nothing isNarrowed={isNarrowed} onClear={() => change({})} />}
      />
      <BulkBar selection={selection} total={total} onSelect={setSelection}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          loading={actions.isRestoring}
          onClick={restoreSelected}
        >
          {t('restore')}
        </Button>
        {isAdmin && purgeSelected && (
          <Button
            variant="subtle"
            color="var(--bad)"
            leftSection={<IconTrashX size={15} aria-hidden />}
            onClick={() => actions.ask(purgeSelected)}
          >
            {t('purge')}
          </Button>
        )}
      </BulkBar>
      {looked && (
        <TrashItemDialog
          item={looked}
          isRestoring={actions.isRestoring}
          onRestore={() => actions.restore({ ids: [looked.id] }, looked)}
          onClose={() => setLooked(null)}
        />
      )}
      <ConfirmDialog
        opened={actions.asked !== null}
        title={t('purgeTitle', { count: actions.asked?.count ?? 0 })}
        text={t('purgeText')}
        action={t('purge')}
        danger
        pending={actions.isPurging}
        onConfirm={actions.purge}
        onClose={() => actions.ask(null)}
      />
      <ConflictDialog conflicts={actions.conflicts} onClose={actions.forget} />
    </div>
  );
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useText('trash');
  if (!isNarrowed)
    return <EmptyState icon={<IconTrash size={22} />} title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <EmptyState
      icon={<IconFilterOff size={22} />}
      title={t('noMatchTitle')}
      text={t('noMatchText')}
      actions={
        <Button variant="default" onClick={onClear}>
          {t('showAll')}
        </Button>
      }
    />
  );
}
