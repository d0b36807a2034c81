import { Button } from '@mantine/core';
import { IconArrowBackUp, IconTrash, IconTrashX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isCrmAdmin, sessionQueries } from '../../data/session';
import { trashQueries } from '../../data/trash';
import { RecordList } from '../../pickers/list/RecordList';
import { useListState } from '../../pickers/list/useListState';
import { ConflictDialog } from '../../pickers/records/ConflictDialog';
import { useText } from '../../shared/i18n/text';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import type { MenuEntry } from '../../shared/ui/table/menu';
import { countSelected } from '../../shared/ui/table/selection';
import { isNarrowed } from '../../shared/url/address';
import type { TrashItem } from '../../shared/wire/types';
import { useTrashColumns } from './columns';
import { TrashItemDialog } from './TrashItemDialog';
import { TRASH_ADDRESS, type TrashSearch, toTrashFilter } from './trashSearch';
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
  const list = useListState(onTotal);
  const { selection, total } = list;
  const [looked, setLooked] = useState<TrashItem | null>(null);
  const filter = useMemo(() => toTrashFilter(search), [search]);
  const done = () => {
    list.clear();
    setLooked(null);
  };
  const actions = useTrashActions(done);
  const columns = useTrashColumns((item) => actions.restore({ ids: [item.id] }, item));
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
    <>
      <RecordList
        name="trash"
        label={t('title')}
        address={TRASH_ADDRESS}
        search={search}
        onSearch={onSearch}
        list={list}
        filter={filter}
        source={trashQueries.source(filter)}
        columns={columns}
        filters={useTrashFilters()}
        titleOf={(item) => item.title}
        onOpen={setLooked}
        menu={menu}
        empty={{ room: 'trash', icon: <IconTrash size={22} /> }}
        more={
          isAdmin &&
          total > 0 && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconTrashX size={15} aria-hidden />}
              onClick={() => actions.ask({ filter, count: total })}
            >
              {t(isNarrowed(TRASH_ADDRESS, search) ? 'purgeMatching' : 'empty')}
            </Button>
          )
        }
        bulk={
          <>
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
          </>
        }
      />
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
    </>
  );
}
