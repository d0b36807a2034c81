import type { OpportunityFilter } from '../../../data/opportunities';
import type { FilterValue } from '../../../shared/ui/filters/filter';
import { type Address, changedFilter, daysOf } from '../../../shared/url/address';
import { day, oneOf, present, type RawSearch, text, texts, whole } from '../../../shared/url/search';
import { writeDay } from '../../../shared/wire/dates';
import type { StageType } from '../../../shared/wire/types';
import { PERIODS, type Period, periodDays } from '../periods';

const STATES = ['open', 'won', 'lost'] as const;
const ROLES = ['participant', 'main'] as const;
const SORTS = [
  'stage',
  'title',
  'responsible',
  'bidvalue',
  'dateandtime',
  'successProbability',
  'created',
] as const;

/** What the list of opportunities shows, as it stands in the address. */
export interface OpportunitySearch {
  readonly q?: string;
  readonly responsible?: string;
  readonly stage?: string;
  readonly state?: (typeof STATES)[number];
  readonly tags?: readonly string[];
  readonly close?: Period;
  readonly from?: string;
  readonly to?: string;
  readonly contact?: number;
  readonly role?: (typeof ROLES)[number];
  readonly sort?: (typeof SORTS)[number];
  readonly order?: 'asc' | 'desc';
  /** Whether the form for a new one is open. */
  readonly create?: 'yes';
}

const TYPES: Readonly<Record<(typeof STATES)[number], StageType>> = { open: 0, won: 1, lost: 2 };
/** The API counts both ends of a range or none: where one is open, it is as far away as can be. */
const EARLIEST = '0001-01-02';
const LATEST = '9999-12-30';

/** Reads an address; what is not right in it is left out. */
export function readOpportunitySearch(raw: RawSearch): OpportunitySearch {
  return present({
    q: text(raw, 'q'),
    responsible: text(raw, 'responsible'),
    stage: text(raw, 'stage'),
    state: oneOf(raw, 'state', STATES),
    tags: texts(raw, 'tags'),
    close: oneOf(raw, 'close', PERIODS),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    contact: whole(raw, 'contact'),
    role: oneOf(raw, 'role', ROLES),
    sort: oneOf(raw, 'sort', SORTS),
    order: oneOf(raw, 'order', ['asc', 'desc'] as const),
    create: oneOf(raw, 'create', ['yes'] as const),
  });
}

/** Returns a range of days as the API takes it, both days included; nothing where neither is given. */
export function closeRange(from?: string, to?: string): Pick<OpportunityFilter, 'fromDate' | 'toDate'> {
  if (!from && !to) return {};
  return { fromDate: writeDay(from ?? EARLIEST), toDate: writeDay(to ?? LATEST, '23:59') };
}

/** Returns the list's filter and sorting as the API takes them; `today` is the portal's. */
export function toOpportunityFilter(search: OpportunitySearch, today: string): OpportunityFilter {
  const { close, contact } = search;
  const [from, to] = close ? periodDays(close, today) : [search.from, search.to];
  return {
    sortBy: search.sort ?? 'stage',
    sortOrder: search.order === 'desc' ? 'descending' : 'ascending',
    ...toConditions(search),
    ...closeRange(from, to),
    ...(contact ? { contactid: contact, contactAlsoIsParticipant: search.role !== 'main' } : {}),
  };
}

function toConditions(search: OpportunitySearch): OpportunityFilter {
  return present({
    filterValue: search.q,
    responsibleid: search.responsible,
    opportunityStagesid: search.stage === undefined ? undefined : Number(search.stage),
    stageType: search.state && TYPES[search.state],
    tags: search.tags && [...search.tags],
  });
}

/** The filters that stand in the address, as the FilterBar takes them. */
export function filterValues(search: OpportunitySearch): Readonly<Record<string, FilterValue | undefined>> {
  const { responsible, stage, state, tags, close, contact, role } = search;
  return {
    responsible,
    stage,
    state,
    tags,
    close,
    range: daysOf(search),
    contact: contact === undefined ? undefined : String(contact),
    role: contact === undefined ? undefined : role,
  };
}

/** Returns the address after a filter was changed; undefined takes it away. A period and a range exclude one another. */
export function withFilter(
  search: OpportunitySearch,
  id: string,
  value: FilterValue | undefined,
): OpportunitySearch {
  return readOpportunitySearch(changedFilter(search, id, value, { range: 'range', period: 'close' }));
}

/** The address of the list of opportunities. */
export const OPPORTUNITY_ADDRESS: Address<OpportunitySearch> = {
  read: readOpportunitySearch,
  values: filterValues,
  changed: withFilter,
  cleared: ({ sort, order }) => present({ sort, order }),
};
