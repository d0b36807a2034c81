import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';

/** A contact that was chosen; id 0: one that is still to be created. */
interface Picked {
  readonly id: number;
  readonly displayName: string;
  readonly isCompany: boolean;
}

/** Creates those of some chosen contacts that are not there yet; returns all of them with their ids, in their order. */
export function useCreatePicked() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (picked: readonly Picked[]): Promise<readonly Picked[]> => {
      const known: Picked[] = [];
      for (const one of picked) known.push({ ...one, id: await createPicked(one) });
      if (picked.some((one) => one.id === 0)) void client.invalidateQueries({ queryKey: ['contacts'] });
      return known;
    },
  });
}

/** Creates a contact that was chosen unless it is there; returns its id. A person belongs to the company, 0: to none. */
export async function createPicked({ id, displayName, isCompany }: Picked, companyId = 0): Promise<number> {
  if (id > 0) return id;
  if (isCompany) {
    const body = { companyName: displayName, shareType: 1 as const };
    return (await wire.post('crm/contact/company', { body })).id;
  }
  const { firstName, lastName } = nameParts(displayName);
  const body = { firstName, lastName, companyId, shareType: 1 as const };
  return (await wire.post('crm/contact/person', { body })).id;
}

/** Returns first and last name of a name: the last word is the last name. A single word counts as both are needed. */
function nameParts(name: string): { firstName: string; lastName: string } {
  const words = name.trim().split(/\s+/);
  const lastName = words.at(-1) ?? '';
  return { firstName: words.slice(0, -1).join(' ') || lastName, lastName: words.length > 1 ? lastName : '–' };
}
