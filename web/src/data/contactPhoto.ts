import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { photoAddress } from '../shared/wire/photos';
import { contactQueries } from './contacts';

export const contactPhotoQueries = {
  /**
   * Where the photo of a contact is; null: it has none. The wire's own addresses lead to a handler that tells this, and
   * are there whether or not there is a photo.
   */
  of: (id: number, handler: string) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'photo', id, handler],
      queryFn: ({ signal }) => photoAddress(handler, signal),
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
