import { Button } from '@mantine/core';
import { IconAddressBook, IconExternalLink, IconFilterOff, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Contact, contactQueries, useDeleteContacts } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import { BulkBar } from '../../shared/ui/table/BulkBar';
import type { MenuEntry } from '../../shared/ui/table/menu';
import { RecordTable } from '../../shared/ui/table/RecordTable';
import { NOTHING, type Selection } from '../../shared/ui/table/selection';
import type { Sort } from '../../shared/ui/table/TableHead';
import { useToasts } from '../../shared/ui/toasts';
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
import { useContactFilters } from './useContactFilters';

interface Props {
  search: ContactSearch;
  onSearch: (search: ContactSearch) => void;
  onOpen: (id: number) => void;
  onTotal: (total: number) => void;
}

/** The list of contacts with its filters. It keeps nothing but the selection: what it shows, the address says. */
export function ContactList({ search, onSearch, onOpen, onTotal }: Props) {
  const t = useText('contacts');
  const client = useQueryClient();
  const columns = useContactColumns();
  const filters = useContactFilters();
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const filter = useMemo(() => toContactFilter(search), [search]);
  const remove = useRemoval(() => setSelection(NOTHING));
  const change = (next: ContactSearch) => {
    setSelection(NOTHING);
    onSearch(next);
  };
  const isNarrowed =
    Object.values(filterValues(search)).some((value) => value !== undefined) || search.q !== undefined;
  const sorted = ({ by, descending }: Sort) =>
    onSearch(readContactSearch({ ...search, sort: by, order: descending ? 'desc' : 'asc' }));
  const menu = (contact: Contact): readonly MenuEntry[] => [
    {
      label: t('openNewTab'),
      icon: <IconExternalLink size={15} aria-hidden />,
      onClick: () => void window.open(`/contacts/${contact.id}`),
    },
    ...(contact.canDelete
      ? ([
          'divider',
          {
            label: t('delete'),
            icon: <IconTrash size={15} aria-hidden />,
            danger: true,
            onClick: () => remove([contact.id]),
          },
        ] as const)
      : []),
  ];
  return (
    <div className={classes.list}>
      <FilterBar
        filters={filters}
        values={filterValues(search)}
        onChange={(id, value) => change(withFilter(search, id, value))}
        text={search.q ?? ''}
        onText={(text) => change(readContactSearch({ ...search, q: text || undefined }))}
        onClear={() => change(readContactSearch({ sort: search.sort, order: search.order }))}
      />
      <RecordTable
        name="contacts"
        label={t('title')}
        source={contactQueries.source(filter)}
        columns={columns}
        sort={{ by: filter.sortBy ?? '', descending: filter.sortOrder === 'descending' }}
        onSort={sorted}
        titleOf={(contact) => contact.displayName}
        onOpen={(contact) => onOpen(contact.id)}
        onApproach={(contact) => void client.prefetchQuery(contactQueries.detail(contact.id))}
        selection={selection}
        onSelect={setSelection}
        menu={menu}
        hoverCard={(contact) => <ContactHoverCard contact={contact} />}
        onTotal={(count) => {
          setTotal(count);
          onTotal(count);
        }}
        empty={<Nothing isNarrowed={isNarrowed} onClear={() => change({})} />}
      />
      <BulkBar selection={selection} total={total} onSelect={setSelection}>
        {!selection.all && (
          <Button
            variant="subtle"
            color="var(--bad)"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => remove([...selection.ids])}
          >
            {t('delete')}
          </Button>
        )}
      </BulkBar>
    </div>
  );
}

/** Deletes contacts and offers to take that back. */
function useRemoval(onDone: () => void): (ids: readonly number[]) => void {
  const t = useText('contacts');
  const toasts = useToasts();
  const removal = useDeleteContacts();
  return (ids) =>
    removal.mutate(ids, {
      onSuccess: (undo) => {
        onDone();
        toasts.done(t('deleted', { count: ids.length }), undo);
      },
      onError: toasts.failed,
    });
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useText('contacts');
  if (!isNarrowed)
    return <EmptyState icon={<IconAddressBook size={22} />} title={t('emptyTitle')} text={t('emptyText')} />;
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
