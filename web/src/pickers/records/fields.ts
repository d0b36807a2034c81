/** How the value of a field is said. */
export type FieldKind =
  | 'text'
  | 'long'
  | 'flag'
  | 'user'
  | 'people'
  | 'stage'
  | 'contact'
  | 'contacts'
  | 'day'
  | 'moment'
  | 'list'
  | 'count'
  | 'share'
  | 'fields';

/** The fields that are told to people, in the order in which they are said, as the change log spells them. */
export const FIELD_KINDS = {
  title: 'text',
  firstName: 'text',
  lastName: 'text',
  companyName: 'text',
  jobTitle: 'text',
  companyId: 'contact',
  contactId: 'contact',
  stageId: 'stage',
  bidValue: 'count',
  bidCurrency: 'text',
  perPeriodValue: 'count',
  successProbability: 'count',
  expectedCloseAt: 'day',
  actualCloseAt: 'day',
  deadline: 'moment',
  responsibleId: 'user',
  isClosed: 'flag',
  members: 'contacts',
  tags: 'list',
  description: 'long',
  about: 'long',
  content: 'long',
  industry: 'text',
  currency: 'text',
  isPrivate: 'flag',
  shareType: 'share',
  accessList: 'people',
  managers: 'people',
  customFields: 'fields',
  label: 'text',
  name: 'text',
  color: 'text',
  probability: 'count',
  rate: 'count',
} as const satisfies Readonly<Record<string, FieldKind>>;

export type FieldName = keyof typeof FIELD_KINDS;

/** Whether a field is one of those that are told; others are the system's own. */
export function isTold(name: string): name is FieldName {
  return Object.hasOwn(FIELD_KINDS, name);
}

type Values = Readonly<Record<string, unknown>> | null;

/** One field before and after a change. */
export interface FieldChange {
  readonly name: FieldName;
  readonly before: unknown;
  readonly after: unknown;
}

/** Returns the fields of a change that are told to people: of something new, those that hold something. */
export function changedFields(before: Values, after: Values): readonly FieldChange[] {
  return Object.keys(FIELD_KINDS)
    .filter(isTold)
    .filter((name) => name in (before ?? {}) || name in (after ?? {}))
    .map((name) => ({ name, before: before?.[name], after: after?.[name] }))
    .filter((change) => !isNothing(change.before) || !isNothing(change.after));
}

/** Whether a value is none: text that is empty, no record, no date, an empty list. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true;
  if (typeof value === 'string') return /^0001-/.test(value) || /^0+(\.0+)?$/.test(value);
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return false;
}

const LONGEST_SAID = 60;

/** Returns what a change itself tells of its record's name; undefined if nothing. */
export function titleIn(before: Values, after: Values): string | undefined {
  const text = (name: string) => {
    const value = after?.[name] ?? before?.[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const person = `${text('firstName')} ${text('lastName')}`.trim();
  // A change of one of two names does not tell the whole one.
  const isWhole = before === null || after === null;
  const said = text('content')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const words = said.length > LONGEST_SAID ? `${said.slice(0, LONGEST_SAID).trimEnd()}…` : said;
  return (
    text('title') || (isWhole ? person || text('companyName') : '') || text('label') || words || undefined
  );
}
