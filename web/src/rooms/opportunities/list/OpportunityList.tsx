import { Button, Menu } from '@mantine/core';
import { IconBriefcase, IconExternalLink, IconPlus, IconSum, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { opportunityQueries } from '../../../data/opportunities';
import { RecordList } from '../../../pickers/list/RecordList';
import { useListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';
import { later, useWarm } from '../../../shared/ui/later';
import type { MenuEntry } from '../../../shared/ui/table/menu';
import type { Opportunity } from '../../../shared/wire/types';
import { OpportunityHoverCard } from '../OpportunityHoverCard';
import { useRemoval } from '../useRemoval';
import { useToday } from '../useToday';
import { useOpportunityColumns } from './columns';
import { OPPORTUNITY_ADDRESS, type OpportunitySearch, toOpportunityFilter } from './opportunitySearch';
import { useOpportunityFilters } from './useOpportunityFilters';

const TotalsDialog = lazy(async () => ({ default: (await import('./TotalsDialog')).TotalsDialog }));

const BulkActions = later(async () => (await import('./BulkActions')).BulkActions);
const PARTS = [BulkActions];

interface Props {
  search: OpportunitySearch;
  onSearch: (search: OpportunitySearch) => void;
  onOpen: (id: number) => void;
  onCreate: () => void;
  onTotal: (total: number) => void;
}

/** The list of opportunities with its filters. It keeps nothing but the selection: what it shows, the address says. */
export function OpportunityList({ search, onSearch, onOpen, onCreate, onTotal }: Props) {
  const t = useText('opportunities');
  const client = useQueryClient();
  const list = useListState(onTotal);
  useWarm(PARTS, list.isRead);
  const today = useToday();
  const [isTotalling, setTotalling] = useState(false);
  const filter = useMemo(() => toOpportunityFilter(search, today), [search, today]);
  return (
    <>
      <RecordList
        name="opportunities"
        views="opportunity"
        label={t('title')}
        address={OPPORTUNITY_ADDRESS}
        search={search}
        onSearch={onSearch}
        list={list}
        filter={filter}
        source={opportunityQueries.source(filter)}
        columns={useOpportunityColumns()}
        filters={useOpportunityFilters(search)}
        titleOf={(one) => one.title}
        onOpen={(one) => onOpen(one.id)}
        onApproach={(one) => void client.prefetchQuery(opportunityQueries.detail(one.id))}
        menu={useRowMenu(list.clear)}
        hoverCard={(one) => <OpportunityHoverCard opportunity={one} />}
        empty={{
          room: 'opportunities',
          icon: <IconBriefcase size={22} />,
          action: (
            <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onCreate}>
              {t('newOpportunity')}
            </Button>
          ),
        }}
        bulk={<BulkActions list={list} filter={filter} />}
        more={
          <Menu.Item leftSection={<IconSum size={15} aria-hidden />} onClick={() => setTotalling(true)}>
            {t('totals')}
          </Menu.Item>
        }
      />
      {isTotalling && (
        <Suspense fallback={null}>
          <TotalsDialog filter={filter} onClose={() => setTotalling(false)} />
        </Suspense>
      )}
    </>
  );
}

function useRowMenu(onDone: () => void): (one: Opportunity) => readonly MenuEntry[] {
  const t = useText('opportunities');
  const remove = useRemoval(onDone);
  return (one) => [
    {
      label: t('openNewTab'),
      icon: <IconExternalLink size={15} aria-hidden />,
      onClick: () => void window.open(`/opportunities/${one.id}`),
    },
    ...(one.canEdit
      ? ([
          'divider',
          {
            label: t('delete'),
            icon: <IconTrash size={15} aria-hidden />,
            danger: true,
            onClick: () => remove([one.id]),
          },
        ] as const)
      : []),
  ];
}
