import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { contactQueries } from '../data/contacts';
import type { Filter } from '../shared/ui/filters/filter';
import { later } from '../shared/ui/later';

export const ContactEditor = later(async () => (await import('./ContactPicker')).ContactPicker);

const SIZE = 15;

/** The filter of a list by a contact, found by typing; `id` is what the address names, undefined for none. */
export function useContactFilter(label: string, id: number | undefined): Filter {
  const { data: contact } = useQuery({ ...contactQueries.detail(id ?? 0), enabled: id !== undefined });
  return {
    id: 'contact',
    kind: 'own',
    label,
    icon: <IconUsers size={SIZE} aria-hidden />,
    said: (value) => contact?.displayName ?? `#${String(value)}`,
    editor: ({ onChange, onDone }) => (
      <ContactEditor
        label={label}
        hideLabel
        autoFocus
        isInPopover
        value={contact ?? null}
        onChange={(picked) => {
          onChange(picked ? String(picked.id) : undefined);
          onDone();
        }}
      />
    ),
  };
}
