import {
  IconArrowMerge,
  IconArrowRight,
  IconExternalLink,
  IconMail,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { type Contact, detailOf } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import type { MenuEntry } from '../../shared/ui/table/menu';
import { EMAIL, linkOf, PHONE } from './infoTypes';
import { useRelated } from './useRelated';

interface Actions {
  onOpen: (id: number) => void;
  onEdit: (id: number, infoType: number) => void;
  onMerge: (contact: Contact) => void;
  onDelete: (ids: readonly number[]) => void;
}

const SIZE = 15;

/** What can be done with a contact of the list. */
export function useContactMenu(actions: Actions): (contact: Contact) => readonly MenuEntry[] {
  const t = useText('contacts');
  const related = useRelated();
  const editing = (contact: Contact): readonly MenuEntry[] => {
    if (!contact.canEdit) return [];
    const entry = (infoType: number, add: string, edit: string) => ({
      label: detailOf(contact, infoType) ? edit : add,
      icon: <IconPencil size={SIZE} aria-hidden />,
      onClick: () => actions.onEdit(contact.id, infoType),
    });
    return [
      entry(PHONE, t('addPhone'), t('editPhone')),
      entry(EMAIL, t('addEmail'), t('editEmail')),
      'divider',
    ];
  };
  const ending = (contact: Contact): readonly MenuEntry[] => [
    ...(contact.canEdit
      ? ([
          'divider',
          {
            label: t('merge'),
            icon: <IconArrowMerge size={SIZE} aria-hidden />,
            onClick: () => actions.onMerge(contact),
          },
        ] as const)
      : []),
    ...(contact.canDelete
      ? [
          {
            label: t('delete'),
            icon: <IconTrash size={SIZE} aria-hidden />,
            danger: true,
            onClick: () => actions.onDelete([contact.id]),
          },
        ]
      : []),
  ];
  const writing = (contact: Contact): readonly MenuEntry[] => {
    const href = linkOf(EMAIL, detailOf(contact, EMAIL) ?? '');
    if (!href) return [];
    return [
      {
        label: t('writeEmail'),
        icon: <IconMail size={SIZE} aria-hidden />,
        onClick: () => window.location.assign(href),
      },
    ];
  };
  return (contact) => [
    {
      label: t('open'),
      icon: <IconArrowRight size={SIZE} aria-hidden />,
      onClick: () => actions.onOpen(contact.id),
    },
    {
      label: t('openNewTab'),
      icon: <IconExternalLink size={SIZE} aria-hidden />,
      onClick: () => void window.open(`/contacts/${contact.id}`),
    },
    'divider',
    ...editing(contact),
    ...writing(contact),
    ...related.map(({ label, icon, create }) => ({ label, icon, onClick: () => create(contact.id) })),
    ...ending(contact),
  ];
}
