import { Button, Menu } from '@mantine/core';
import {
  IconAddressBook,
  IconFilterOff,
  IconHistory,
  IconPlus,
  IconSortDescending,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { type Contact, type ContactFilter, contactQueries } from '../../data/contacts';
import { sessionQueries } from '../../data/session';
import { useToday } from '../../pickers/useToday';
import { ViewsMenu } from '../../pickers/ViewsMenu';
import { ListMenu } from '../../shared/csv/ListMenu';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import type { Column } from '../../shared/ui/table/columns';
import { RecordTable } from '../../shared/ui/table/RecordTable';
import { NOTHING, type Selection } from '../../shared/ui/table/selection';
import { ContactBulkBar } from './bulk/ContactBulkBar';
import { ContactHoverCard } from './ContactHoverCard';
import { useContactColumns } from './columns';
import {
  type ContactSearch,
  filterValues,
  readContactSearch,
  toContactFilter,
  withFilter,
} from './contactSearch';
import classes from './contacts.module.css';
import { RowEditingProvider } from './rowEditing';
import { useContactFilters } from './useContactFilters';
import { useContactMenu } from './useContactMenu';
import { useContactRemoval } from './useContactRemoval';

const MergeDialog = lazy(async () => ({ default: (await import('./merge/MergeDialog')).MergeDialog }));

const NAME = 'contacts';

interface Props {
  search: ContactSearch;
  onSearch: (search: ContactSearch) => void;
  onOpen: (id: number) => void;
  onTotal: (total: number) => void;
}

/** The list of contacts with its filters. It keeps nothing but the selection: what it shows, the address says. */
export function ContactList({ search, onSearch, onOpen, onTotal }: Props) {
  const { data: self } = useQuery(sessionQueries.self());
  const today = useToday();
  const columns = useContactColumns();
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const userId = self?.id ?? '';
  const filter = useMemo(() => toContactFilter(search, { userId, today }), [search, userId, today]);
  const change = (next: ContactSearch) => {
    setSelection(NOTHING);
    onSearch(next);
  };
  return (
    <div className={classes.list}>
      <Bar search={search} filter={filter} columns={columns} onChange={change} />
      <Table
        search={search}
        filter={filter}
        columns={columns}
        selection={selection}
        onSelect={setSelection}
        onSearch={onSearch}
        onChange={change}
        onOpen={onOpen}
        onTotal={(count) => {
          setTotal(count);
          onTotal(count);
        }}
      />
      <ContactBulkBar selection={selection} total={total} filter={filter} onSelect={setSelection} />
    </div>
  );
}

interface BarProps {
  search: ContactSearch;
  filter: ContactFilter;
  columns: readonly Column<Contact>[];
  onChange: (search: ContactSearch) => void;
}

function Bar({ search, filter, columns, onChange }: BarProps) {
  const t = useText('contacts');
  const filters = useContactFilters();
  const sorted = (sort: NonNullable<ContactSearch['sort']>) =>
    onChange(readContactSearch({ ...search, sort, order: 'desc' }));
  return (
    <FilterBar
      filters={filters}
      values={filterValues(search)}
      onChange={(id, value) => onChange(withFilter(search, id, value))}
      text={search.q ?? ''}
      onText={(text) => onChange(readContactSearch({ ...search, q: text || undefined }))}
      onClear={() => onChange(readContactSearch({ sort: search.sort, order: search.order }))}
    >
      <ViewsMenu
        list="contact"
        name={NAME}
        search={search}
        onApply={(applied) => onChange(readContactSearch(applied))}
      />
      <ListMenu name={NAME} title={t('title')} columns={columns} source={contactQueries.source(filter)}>
        <Menu.Item
          leftSection={<IconSortDescending size={15} aria-hidden />}
          onClick={() => sorted('created')}
        >
          {t('byNewest')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={15} aria-hidden />} onClick={() => sorted('history')}>
          {t('byActivity')}
        </Menu.Item>
        <Menu.Divider />
      </ListMenu>
    </FilterBar>
  );
}

interface TableProps extends BarProps {
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onSearch: (search: ContactSearch) => void;
  onOpen: (id: number) => void;
  onTotal: (total: number) => void;
}

function Table(props: TableProps) {
  return <RowEditingProvider>{(editing) => <Rows {...props} onEdit={editing.begin} />}</RowEditingProvider>;
}

function Rows({
  search,
  filter,
  columns,
  ...props
}: TableProps & { onEdit: (id: number, type: number) => void }) {
  const t = useText('contacts');
  const client = useQueryClient();
  const [merged, setMerged] = useState<Contact | null>(null);
  const remove = useContactRemoval(() => props.onSelect(NOTHING));
  const menu = useContactMenu({
    onOpen: props.onOpen,
    onEdit: props.onEdit,
    onMerge: setMerged,
    onDelete: remove,
  });
  const isNarrowed =
    Object.values(filterValues(search)).some((value) => value !== undefined) || search.q !== undefined;
  return (
    <>
      <RecordTable
        name={NAME}
        label={t('title')}
        source={contactQueries.source(filter)}
        columns={columns}
        sort={{ by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' }}
        onSort={({ by, descending }) =>
          props.onSearch(readContactSearch({ ...search, sort: by, order: descending ? 'desc' : 'asc' }))
        }
        titleOf={(contact) => contact.displayName}
        onOpen={(contact) => props.onOpen(contact.id)}
        onApproach={(contact) => void client.prefetchQuery(contactQueries.detail(contact.id))}
        selection={props.selection}
        onSelect={props.onSelect}
        menu={menu}
        hoverCard={(contact) => <ContactHoverCard contact={contact} />}
        onTotal={props.onTotal}
        empty={<Nothing isNarrowed={isNarrowed} onClear={() => props.onChange({})} />}
      />
      {merged && (
        <Suspense fallback={null}>
          <MergeDialog contact={merged} onClose={() => setMerged(null)} onMerged={() => setMerged(null)} />
        </Suspense>
      )}
    </>
  );
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useText('contacts');
  if (!isNarrowed) {
    return (
      <EmptyState
        icon={<IconAddressBook size={22} />}
        title={t('emptyTitle')}
        text={t('emptyText')}
        actions={
          <Button component={Link} to="/contacts/new" leftSection={<IconPlus size={15} aria-hidden />}>
            {t('newContact')}
          </Button>
        }
      />
    );
  }
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
