import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { userQueries } from '../data/users';
import { Avatar } from '../shared/ui/Avatar';
import type { Choice } from '../shared/ui/inline/InlineField';
import { plainText } from '../shared/wire/texts';

/** The portal's people to choose from, each with a face: for filters, InlineFields and selects. */
export function useUserChoices(): readonly Choice[] {
  const { data: users } = useQuery(userQueries.list());
  return useMemo(
    () =>
      (users ?? []).map(({ id, displayName, avatarSmall }) => {
        const label = plainText(displayName);
        return { value: id, label, icon: <Avatar name={label} src={avatarSmall} size={20} /> };
      }),
    [users],
  );
}
