import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { photoAddress } from '../shared/wire/photos';
import { contactQueries } from './contacts';

/** How many were asked for in vain before lists give up asking: in most portals hardly anybody has a photo. */
const PATIENCE = 60;
let inVain = 0;

/** Whether it is worth asking for the photos of a whole list: the wire tells of each one alone whether there is one. */
export function areLikely(): boolean {
  return inVain < PATIENCE;
}

export const contactPhotoQueries = {
  /**
   * Where the photo of a contact is; null: it has none. The wire's own addresses lead to a handler that tells this, and
   * are there whether or not there is a photo.
   */
  of: (id: number, handler: string) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'photo', id, handler],
      queryFn: async ({ signal }) => {
        const address = await photoAddress(handler, signal);
        inVain = address ? 0 : inVain + 1;
        return address;
      },
      staleTime: 10 * 60_000,
    }),
};

/** Gives a contact a photo, or (null) takes it away. */
export function useChangePhoto(id: number) {
  const client = useQueryClient();
  const path = { contactid: id };
  return useMutation({
    mutationFn: (photo: File | null) =>
      photo
        ? wire.replace('crm/contact/{contactid}/changephoto', photo, { path })
        : wire.delete('crm/contact/{contactid}/avatar', { path, query: { uploadOnly: false } }),
    onSettled: () => client.invalidateQueries({ queryKey: [...contactQueries.all(), 'photo', id] }),
  });
}
