import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { contactPhotoQueries } from '../data/contactPhoto';
import { Avatar } from '../shared/ui/Avatar';

/** Milliseconds that a face has to be in sight before its photo is asked for: scrolling past asks for nothing. */
const REST = 250;
const SMALL = 40;

interface Props {
  contact: { readonly id: number; readonly displayName: string; readonly isCompany: boolean };
  size?: number;
  /** Whether the photo is wanted at once: for a card rather than a list. */
  isEager?: boolean;
}

/** The face of a contact: its photo if it has one, or else initials. */
export function ContactAvatar({ contact, size = 24, isEager = false }: Props) {
  const [isWanted, setWanted] = useState(isEager);
  useEffect(() => {
    if (isWanted) return;
    const timer = setTimeout(() => setWanted(true), REST);
    return () => clearTimeout(timer);
  }, [isWanted]);
  const { data: photo } = useQuery({ ...contactPhotoQueries.of(contact.id), enabled: isWanted });
  const address = size > SMALL ? photo?.large : photo?.small;
  return <Avatar name={contact.displayName} src={address} square={contact.isCompany} size={size} />;
}
