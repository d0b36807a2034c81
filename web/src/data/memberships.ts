import { hashKey, type QueryKey, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { caseQueries } from './cases';
import { contactQueries } from './contacts';
import { opportunityQueries } from './opportunities';
import { createPicked } from './pickedContacts';

/** Who takes part in a record, or is to: with id 0, somebody who is still to be created. */
export interface Member {
  readonly id: number;
  readonly displayName: string;
  readonly isCompany: boolean;
}

interface Change {
  readonly member: Member;
  readonly isThere: boolean;
}

export interface Membership {
  /** Adds somebody or takes them out; rejects with what the server refused. */
  change(member: Member, isThere: boolean): Promise<unknown>;
  /** Returns those who are there once everything that is being saved is saved. */
  shown<M extends Member>(known: readonly M[]): readonly (M | Member)[];
}

/** What shows who takes part in what: one or the other side of it. */
const SHOWN_IN = ['contacts', 'opportunities', 'cases', 'history', 'changes', 'dashboard'];

/** A list of contacts of a record. A change shows at once, and no longer if it is refused; others may go on meanwhile. */
function useMembership(key: QueryKey, save: (change: Change) => Promise<unknown>): Membership {
  const client = useQueryClient();
  const mutationKey = [...key, 'membership'];
  const { mutateAsync } = useMutation({
    mutationKey,
    mutationFn: save,
    onSettled: async () => {
      const own = hashKey(key);
      void client.invalidateQueries({
        predicate: ({ queryKey, queryHash }) => SHOWN_IN.includes(String(queryKey[0])) && queryHash !== own,
      });
      // Until the list has been read again, the change counts as not done yet: it would go and come back otherwise.
      await client.invalidateQueries({ queryKey: key, exact: true });
    },
  });
  const pending = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as Change,
  });
  return {
    change: (member, isThere) => mutateAsync({ member, isThere }),
    shown: (known) => withChanges(known, pending),
  };
}

/** Returns a list as it is after some changes. */
export function withChanges<M extends Member>(
  known: readonly M[],
  changes: readonly Change[],
): readonly (M | Member)[] {
  let shown: readonly (M | Member)[] = known;
  for (const { member, isThere } of changes) {
    const isSame = (one: Member) =>
      one.id === member.id && (one.id > 0 || one.displayName === member.displayName);
    if (!isThere) shown = shown.filter((one) => !isSame(one));
    else if (!shown.some(isSame)) shown = [...shown, member];
  }
  return shown;
}

/** The persons of a company. */
export function useCompanyPersons(companyid: number): Membership {
  const path = { companyid };
  return useMembership(contactQueries.persons(companyid).queryKey, ({ member, isThere }) => {
    if (member.id === 0) return createPicked(member, companyid);
    return isThere
      ? wire.post('crm/contact/company/{companyid}/person', { path, body: { personid: member.id } })
      : wire.delete('crm/contact/company/{companyid}/person', { path, query: { personid: member.id } });
  });
}

/** The participants of an opportunity. */
export function useParticipants(opportunityid: number): Membership {
  return useMembership(
    opportunityQueries.participants(opportunityid).queryKey,
    async ({ member, isThere }) => {
      const path = { opportunityid, contactid: await createPicked(member) };
      return isThere
        ? wire.post('crm/opportunity/{opportunityid}/contact/{contactid}', { path })
        : wire.delete('crm/opportunity/{opportunityid}/contact/{contactid}', { path });
    },
  );
}

/** The participants of a case. */
export function useCaseParticipants(caseid: number): Membership {
  return useMembership(caseQueries.participants(caseid).queryKey, async ({ member, isThere }) => {
    const contactid = await createPicked(member);
    return isThere
      ? wire.post('crm/case/{caseid}/contact', { path: { caseid }, body: { contactid } })
      : wire.delete('crm/case/{caseid}/contact/{contactid}', { path: { caseid, contactid } });
  });
}
