import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { gathered } from '../shared/wire/gathered';
import { localPath } from '../shared/wire/texts';
import { contactQueries } from './contacts';

/** Where the photo of a contact is, small (40 pixels) and larger (200). */
export interface ContactPhoto {
  readonly small: string;
  readonly large: string;
}

/** The photos of all contacts that are asked for within a moment, by one call: a list asks for each of its rows. */
const photoOf = gathered(async (ids: readonly number[]) => {
  const { items } = await wire.list('crm/contact/photos', { query: { ids: [...ids] } });
  return new Map(
    items.map((photo): [number, ContactPhoto] => [
      photo.id,
      { small: localPath(photo.small), large: localPath(photo.big) },
    ]),
  );
});

export const contactPhotoQueries = {
  /** Where the photo of a contact is; null: it has none. */
  of: (id: number) =>
    queryOptions({
      queryKey: [...contactQueries.all(), 'photo', id],
      queryFn: async () => (await photoOf(id)) ?? null,
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
