import { Button, Menu } from '@mantine/core';
import { IconAddressBook, IconHistory, IconPlus, IconSortDescending } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { type Contact, type ContactFilter, contactQueries, type ListedContact } from '../../data/contacts';
import { sessionQueries } from '../../data/session';
import { RecordList } from '../../pickers/list/RecordList';
import { useListState } from '../../pickers/list/useListState';
import { useToday } from '../../pickers/useToday';
import { useText } from '../../shared/i18n/text';
import { later, useWarm } from '../../shared/ui/later';
import { useArrangement } from '../../shared/ui/table/columns';
import type { Source } from '../../shared/ui/table/pages';
import { ContactHoverCard } from './ContactHoverCard';
import { useContactColumns } from './columns';
import { CONTACT_ADDRESS, type ContactSearch, readContactSearch, toContactFilter } from './contactSearch';
import { NEXT_TASK } from './NextTask';
import { RowEditingProvider, useRowEditing } from './rowEditing';
import { useContactFilters } from './useContactFilters';
import { useContactMenu } from './useContactMenu';
import { useContactRemoval } from './useContactRemoval';

const MergeDialog = lazy(async () => ({ default: (await import('./merge/MergeDialog')).MergeDialog }));

const BulkActions = later(async () => (await import('./bulk/BulkActions')).BulkActions);
const PARTS = [BulkActions];
/** Under which users' columns are kept. */
const NAME = 'contacts';

interface Props {
  search: ContactSearch;
  onSearch: (search: ContactSearch) => void;
  onOpen: (id: number) => void;
  onTotal: (total: number) => void;
}

/** The list of contacts with its filters. It keeps nothing but the selection: what it shows, the address says. */
export function ContactList(props: Props) {
  return (
    <RowEditingProvider>
      <List {...props} />
    </RowEditingProvider>
  );
}

function List({ search, onSearch, onOpen, onTotal }: Props) {
  const t = useText('contacts');
  const client = useQueryClient();
  const list = useListState(onTotal);
  useWarm(PARTS, list.isRead);
  const filter = useFilter(search);
  const [merged, setMerged] = useState<Contact | null>(null);
  const menu = useContactMenu({
    onOpen,
    onEdit: useRowEditing().begin,
    onMerge: setMerged,
    onDelete: useContactRemoval(list.clear),
  });
  return (
    <>
      <RecordList
        name={NAME}
        views="contact"
        label={t('title')}
        address={CONTACT_ADDRESS}
        search={search}
        onSearch={onSearch}
        list={list}
        filter={filter}
        source={useSource(filter)}
        columns={useContactColumns()}
        filters={useContactFilters()}
        titleOf={(contact) => contact.displayName}
        onOpen={(contact) => onOpen(contact.id)}
        onApproach={(contact) => void client.prefetchQuery(contactQueries.detail(contact.id))}
        menu={menu}
        hoverCard={(contact) => <ContactHoverCard contact={contact} />}
        empty={{ room: 'contacts', icon: <IconAddressBook size={22} />, action: <New /> }}
        bulk={<BulkActions list={list} filter={filter} />}
        more={
          <MoreSorting onSort={(sort) => onSearch(readContactSearch({ ...search, sort, order: 'desc' }))} />
        }
      />
      {merged && (
        <Suspense fallback={null}>
          <MergeDialog contact={merged} onClose={() => setMerged(null)} onMerged={() => setMerged(null)} />
        </Suspense>
      )}
    </>
  );
}

/** The nearest tasks are read with the contacts where they are shown, and only there. */
function useSource(filter: ContactFilter): Source<ListedContact> {
  const [{ hidden }] = useArrangement(NAME);
  return hidden[NEXT_TASK] === false ? contactQueries.sourceWithTasks(filter) : contactQueries.source(filter);
}

function useFilter(search: ContactSearch) {
  const { data: self } = useQuery(sessionQueries.self());
  const today = useToday();
  const userId = self?.id ?? '';
  return useMemo(() => toContactFilter(search, { userId, today }), [search, userId, today]);
}

/** What the list can be sorted by that is no column of it. */
function MoreSorting({ onSort }: { onSort: (sort: 'created' | 'history') => void }) {
  const t = useText('contacts');
  return (
    <>
      <Menu.Item leftSection={<IconSortDescending size={15} aria-hidden />} onClick={() => onSort('created')}>
        {t('byNewest')}
      </Menu.Item>
      <Menu.Item leftSection={<IconHistory size={15} aria-hidden />} onClick={() => onSort('history')}>
        {t('byActivity')}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

function New() {
  const t = useText('contacts');
  return (
    <Button component={Link} to="/contacts/new" leftSection={<IconPlus size={15} aria-hidden />}>
      {t('newContact')}
    </Button>
  );
}
