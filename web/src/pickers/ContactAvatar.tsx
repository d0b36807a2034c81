import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { contactPhotoQueries } from '../data/contactPhoto';
import { Avatar } from '../shared/ui/Avatar';
import { useAtRest } from '../shared/ui/table/scrolling';

const SMALL = 40;

interface Props {
  contact: { readonly id: number; readonly displayName: string; readonly isCompany: boolean };
  size?: number;
  /** Whether the photo is wanted at once: for a card rather than a list. */
  isEager?: boolean;
}

/** The face of a contact: its photo if it has one, or else initials. A list that is scrolled past it asks for none. */
export function ContactAvatar({ contact, size = 24, isEager = false }: Props) {
  const [isWanted, setWanted] = useState(isEager);
  useAtRest(useCallback(() => setWanted(true), []));
  if (isWanted) return <Photo contact={contact} size={size} />;
  return <Avatar name={contact.displayName} square={contact.isCompany} size={size} />;
}

function Photo({ contact, size }: Required<Pick<Props, 'contact' | 'size'>>) {
  const { data: photo } = useQuery(contactPhotoQueries.of(contact.id));
  const address = size > SMALL ? photo?.large : photo?.small;
  return <Avatar name={contact.displayName} src={address} square={contact.isCompany} size={size} />;
}
