import { IconCircleCheck, IconCircleDashed, IconExternalLink, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { caseQueries } from '../../data/cases';
import { ViewsMenu } from '../../pickers/ViewsMenu';
import { ListMenu } from '../../shared/csv/ListMenu';
import { useText } from '../../shared/i18n/text';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import { BulkBar } from '../../shared/ui/table/BulkBar';
import type { MenuEntry } from '../../shared/ui/table/menu';
import { RecordTable } from '../../shared/ui/table/RecordTable';
import { NOTHING, type Selection } from '../../shared/ui/table/selection';
import type { Case } from '../../shared/wire/types';
import { BulkActions } from './BulkActions';
import { CaseHoverCard } from './CaseHoverCard';
import { type CaseSearch, filterValues, readCaseSearch, toCaseFilter, withFilter } from './caseSearch';
import classes from './cases.module.css';
import { useCaseColumns } from './columns';
import { Nothing } from './Nothing';
import { useCaseActions } from './useCaseActions';
import { useCaseFilters } from './useCaseFilters';

const NAME = 'cases';

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
  const columns = useCaseColumns();
  const filters = useCaseFilters(search);
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const filter = useMemo(() => toCaseFilter(search), [search]);
  const source = caseQueries.source(filter);
  const menu = useRowMenu(() => setSelection(NOTHING));
  const change = (next: CaseSearch) => {
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
        onText={(text) => change(readCaseSearch({ ...search, q: text || undefined }))}
        onClear={() => change(readCaseSearch({ sort: search.sort, order: search.order }))}
      >
        <ViewsMenu
          list="case"
          name={NAME}
          search={search}
          onApply={(applied) => change(readCaseSearch(applied))}
        />
        <ListMenu name={NAME} title={t('title')} columns={columns} source={source} />
      </FilterBar>
      <RecordTable
        name={NAME}
        label={t('title')}
        source={source}
        columns={columns}
        sort={{ by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' }}
        onSort={({ by, descending }) =>
          onSearch(readCaseSearch({ ...search, sort: by, order: descending ? 'desc' : 'asc' }))
        }
        titleOf={(one) => one.title}
        onOpen={(one) => onOpen(one.id)}
        onApproach={(one) => void client.prefetchQuery(caseQueries.detail(one.id))}
        selection={selection}
        onSelect={setSelection}
        menu={menu}
        hoverCard={(one) => <CaseHoverCard one={one} />}
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
    </div>
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
