import { IconBriefcase, IconChecklist, IconFolderPlus } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../shared/i18n/text';

export interface Related {
  readonly label: string;
  readonly icon: ReactNode;
  readonly create: (contactId: number) => void;
}

/** What other rooms create for a contact: each opens its own form, the contact filled in. */
export function useRelated(): readonly Related[] {
  const t = useText('contacts');
  const { history } = useRouter();
  const at = (path: string) => (id: number) => history.push(`${path}?create=yes&contact=${id}`);
  return [
    { label: t('newTask'), icon: <IconChecklist size={16} aria-hidden />, create: at('/tasks') },
    {
      label: t('newOpportunity'),
      icon: <IconBriefcase size={16} aria-hidden />,
      create: at('/opportunities'),
    },
    { label: t('newCase'), icon: <IconFolderPlus size={16} aria-hidden />, create: at('/cases') },
  ];
}
