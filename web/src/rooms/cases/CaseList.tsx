import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconExternalLink,
  IconFolders,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { caseQueries } from '../../data/cases';
import { RecordList } from '../../pickers/list/RecordList';
import { useListState } from '../../pickers/list/useListState';
import { useText } from '../../shared/i18n/text';
import { later, useWarm } from '../../shared/ui/later';
import type { MenuEntry } from '../../shared/ui/table/menu';
import type { Case } from '../../shared/wire/types';
import { CaseHoverCard } from './CaseHoverCard';
import { CASE_ADDRESS, type CaseSearch, toCaseFilter } from './caseSearch';
import { useCaseColumns } from './columns';
import { useCaseActions } from './useCaseActions';
import { useCaseFilters } from './useCaseFilters';

const BulkActions = later(async () => (await import('./BulkActions')).BulkActions);
const PARTS = [BulkActions];

interface Props {
  search: CaseSearch;
  onSearch: (search: CaseSearch) => void;
  onOpen: (id: number) => void;
  onCreate: () => void;
  onTotal: (total: number) => void;
}

/** The list of cases with its filters. It keeps nothing but the selection: what it shows, the address says. */
export function CaseList({ search, onSearch, onOpen, onCreate, onTotal }: Props) {
  const t = useText('cases');
  const client = useQueryClient();
  const list = useListState(onTotal);
  useWarm(PARTS, list.isRead);
  const filter = useMemo(() => toCaseFilter(search), [search]);
  return (
    <RecordList
      name="cases"
      views="case"
      label={t('title')}
      address={CASE_ADDRESS}
      search={search}
      onSearch={onSearch}
      list={list}
      filter={filter}
      source={caseQueries.source(filter)}
      columns={useCaseColumns()}
      filters={useCaseFilters(search)}
      titleOf={(one) => one.title}
      onOpen={(one) => onOpen(one.id)}
      onApproach={(one) => void client.prefetchQuery(caseQueries.detail(one.id))}
      menu={useRowMenu(list.clear)}
      hoverCard={(one) => <CaseHoverCard one={one} />}
      empty={{
        room: 'cases',
        icon: <IconFolders size={22} />,
        action: (
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onCreate}>
            {t('newCase')}
          </Button>
        ),
      }}
      bulk={<BulkActions list={list} filter={filter} />}
    />
  );
}

function useRowMenu(onDone: () => void): (one: Case) => readonly MenuEntry[] {
  const t = useText('cases');
  const actions = useCaseActions(onDone);
  return (one) => [
    {
      label: t('openNewTab'),
      icon: <IconExternalLink size={15} aria-hidden />,
      onClick: () => void window.open(`/cases/${one.id}`),
    },
    ...(one.canEdit
      ? ([
          {
            label: t(one.isClosed ? 'reopen' : 'close'),
            icon: one.isClosed ? (
              <IconCircleDashed size={15} aria-hidden />
            ) : (
              <IconCircleCheck size={15} aria-hidden />
            ),
            onClick: () => actions.toggle(one),
          },
          'divider',
          {
            label: t('delete'),
            icon: <IconTrash size={15} aria-hidden />,
            danger: true,
            onClick: () => actions.remove(one),
          },
        ] as const)
      : []),
  ];
}
