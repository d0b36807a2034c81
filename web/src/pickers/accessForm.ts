import type { Access } from '../data/access';
import { PRIVATE, READ_ONLY, SHARED } from '../data/access';
import type { Company, Employee, Opportunity, Person, ShareType } from '../shared/wire/types';

/** What the editor needs to know of a record: opportunities, cases and contacts all have it. */
export type AccessRecord = Pick<Opportunity, 'id' | 'isPrivate' | 'accessList' | 'canEdit' | 'createBy'> &
  Partial<Pick<Person | Company, 'shareType'>>;

export const isShareType = (value: number): value is ShareType => value === 0 || value === 1 || value === 2;

/** Returns how a record is shared. Opportunities and cases are private, or everyone's to change. */
export function shareOf(record: AccessRecord): ShareType {
  if (record.shareType !== undefined && isShareType(record.shareType)) return record.shareType;
  return record.isPrivate ? PRIVATE : SHARED;
}

/** What says who sees a record: its key in the catalogue, and who is named in it. */
export interface AccessWords {
  readonly key: 'everyone' | 'everyoneReads' | 'only' | 'nobody' | 'everyoneReadsAnd';
  readonly people: readonly string[];
}

/** Returns in which words it is said who sees a record, with the names of those who stand in its list. */
export function accessWords(share: ShareType, people: readonly string[]): AccessWords {
  if (share === SHARED) return { key: 'everyone', people };
  if (share === READ_ONLY) return { key: people.length > 0 ? 'everyoneReadsAnd' : 'everyoneReads', people };
  return { key: people.length > 0 ? 'only' : 'nobody', people };
}

/** Whether somebody may say who sees a record: of contacts, who may change them; of others, creator and admins. */
export function mayChangeAccess(
  kind: 'contact' | 'opportunity' | 'case',
  record: AccessRecord,
  self: { readonly id: string; readonly isAdmin: boolean },
): boolean {
  if (kind === 'contact') return record.canEdit;
  return self.isAdmin || record.createBy.id === self.id;
}

/** Whether somebody would shut themselves out by a choice; CRM admins see everything. */
export function shutsOut(
  access: Access,
  self: { readonly id: string; readonly isAdmin: boolean; readonly groups: readonly string[] },
): boolean {
  if (access.share !== PRIVATE || self.isAdmin) return false;
  return ![self.id, ...self.groups].some((id) => access.people.includes(id));
}

export function idsOf(people: readonly Pick<Employee, 'id'>[]): readonly string[] {
  return people.map(({ id }) => id);
}
