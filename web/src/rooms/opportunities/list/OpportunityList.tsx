import { Menu } from '@mantine/core';
import { IconExternalLink, IconSum, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { opportunityQueries } from '../../../data/opportunities';
import { ViewsMenu } from '../../../pickers/ViewsMenu';
import { ListMenu } from '../../../shared/csv/ListMenu';
import { useText } from '../../../shared/i18n/text';
import { FilterBar } from '../../../shared/ui/filters/FilterBar';
import { BulkBar } from '../../../shared/ui/table/BulkBar';
import type { MenuEntry } from '../../../shared/ui/table/menu';
import { RecordTable } from '../../../shared/ui/table/RecordTable';
import { NOTHING, type Selection } from '../../../shared/ui/table/selection';
import type { Opportunity } from '../../../shared/wire/types';
import { Nothing } from '../Nothing';
import { OpportunityHoverCard } from '../OpportunityHoverCard';
import classes from '../opportunities.module.css';
import { useRemoval } from '../useRemoval';
import { useToday } from '../useToday';
import { BulkActions } from './BulkActions';
import { useOpportunityColumns } from './columns';
import {
  filterValues,
  type OpportunitySearch,
  readOpportunitySearch,
  toOpportunityFilter,
  withFilter,
} from './opportunitySearch';
import { TotalsDialog } from './TotalsDialog';
import { useOpportunityFilters } from './useOpportunityFilters';

const NAME = 'opportunities';

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
  const columns = useOpportunityColumns();
  const filters = useOpportunityFilters(search);
  const today = useToday();
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [isTotalling, setTotalling] = useState(false);
  const filter = useMemo(() => toOpportunityFilter(search, today), [search, today]);
  const source = opportunityQueries.source(filter);
  const menu = useRowMenu(() => setSelection(NOTHING));
  const change = (next: OpportunitySearch) => {
    setSelection(NOTHING);
    onSearch(next);
  };
  const isNarrowed =
    Object.values(filterValues(search)).some((value) => value !== undefined) || search.q !== undefined;
  return (
    <div className={classes.list}>
      <FilterBar
        filters={filters}
        values={filterValues(search)}
        onChange={(id, value) => change(withFilter(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => change(readOpportunitySearch({ ...search, q: text || undefined }))}
        onClear={() => change(readOpportunitySearch({ sort: search.sort, order: search.order }))}
      >
        <ViewsMenu
          list="opportunity"
          name={NAME}
          search={search}
          onApply={(applied) => change(readOpportunitySearch(applied))}
        />
        <ListMenu name={NAME} title={t('title')} columns={columns} source={source}>
          <Menu.Item leftSection={<IconSum size={15} aria-hidden />} onClick={() => setTotalling(true)}>
            {t('totals')}
          </Menu.Item>
        </ListMenu>
      </FilterBar>
      <RecordTable
        name={NAME}
        label={t('title')}
        source={source}
        columns={columns}
        sort={{ by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' }}
        onSort={({ by, descending }) =>
          onSearch(readOpportunitySearch({ ...search, sort: by, order: descending ? 'desc' : 'asc' }))
        }
        titleOf={(one) => one.title}
        onOpen={(one) => onOpen(one.id)}
        onApproach={(one) => void client.prefetchQuery(opportunityQueries.detail(one.id))}
        selection={selection}
        onSelect={setSelection}
        menu={menu}
        hoverCard={(one) => <OpportunityHoverCard opportunity={one} />}
        onTotal={(count) => {
          setTotal(count);
          onTotal(count);
        }}
        empty={<Nothing isNarrowed={isNarrowed} onClear={() => change({})} onCreate={onCreate} />}
      />
      <BulkBar selection={selection} total={total} onSelect={setSelection}>
        <BulkActions
          meant={{ filter, all: selection.all, ids: selection.ids }}
          onDone={() => setSelection(NOTHING)}
        />
      </BulkBar>
      {isTotalling && <TotalsDialog filter={filter} onClose={() => setTotalling(false)} />}
    </div>
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
