import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { areLikely, contactPhotoQueries } from '../data/contactPhoto';
import { Avatar } from '../shared/ui/Avatar';

/** Milliseconds that a face has to be in sight before its photo is asked for: scrolling past asks for nothing. */
const REST = 400;

interface Props {
  contact: {
    readonly id: number;
    readonly displayName: string;
    readonly isCompany: boolean;
    readonly smallFotoUrl: string;
    readonly mediumFotoUrl: string;
  };
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
  const handler = size > 40 ? contact.mediumFotoUrl : contact.smallFotoUrl;
  const { data: photo } = useQuery({
    ...contactPhotoQueries.of(contact.id, handler),
    enabled: isWanted && (isEager || areLikely()),
  });
  return (
    <Avatar name={contact.displayName} src={photo ?? undefined} square={contact.isCompany} size={size} />
  );
}
