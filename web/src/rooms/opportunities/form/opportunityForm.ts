import type { OpportunityInput } from '../../../data/opportunities';
import type { PickedContact } from '../../../pickers/ContactPicker';
import { writeDay } from '../../../shared/wire/dates';
import { readAmount } from '../../../shared/wire/decimals';
import type { Stage } from '../../../shared/wire/types';
import { bidTypeOf, percentOf } from '../fields';

/** What the form of a new opportunity holds: as it was typed. */
export interface OpportunityValues {
  readonly title: string;
  readonly contact: PickedContact | null;
  readonly participants: readonly PickedContact[];
  readonly description: string;
  readonly currency: string;
  readonly amount: string;
  readonly bidType: string;
  readonly periods: string;
  readonly expected: string;
  readonly responsible: string;
  readonly stage: string;
  readonly probability: string;
  /** Custom fields by their ids. */
  readonly custom: Readonly<Record<string, string>>;
  readonly isPrivate: boolean;
  readonly people: readonly string[];
  readonly isNotify: boolean;
}

export type ValueErrors = Readonly<
  Partial<Record<keyof OpportunityValues, 'required' | 'wrongAmount' | 'wrongPercent' | 'wrongCount'>>
>;

/** What is known before anything is typed: the first open stage, and who fills the form in. */
export function emptyOpportunity(begin: Partial<OpportunityValues> = {}): OpportunityValues {
  return {
    title: '',
    contact: null,
    participants: [],
    description: '',
    currency: '',
    amount: '',
    bidType: '0',
    periods: '',
    expected: '',
    responsible: '',
    stage: '',
    probability: '',
    custom: {},
    isPrivate: false,
    people: [],
    isNotify: false,
    ...begin,
  };
}

/** Returns the values with another stage: its probability comes along, unless somebody chose one of their own. */
export function withStage(
  values: OpportunityValues,
  stage: string,
  stages: readonly Stage[],
): OpportunityValues {
  const usual = (id: string) => String(stages.find((one) => String(one.id) === id)?.successProbability ?? '');
  const isOwn = values.probability !== '' && values.probability !== usual(values.stage);
  return { ...values, stage, probability: isOwn ? values.probability : usual(stage) };
}

/** Returns what is wrong, by field. `mark` divides whole and fraction in the user's locale. */
export function errorsIn(values: OpportunityValues, mark: string): ValueErrors {
  const errors: { -readonly [K in keyof OpportunityValues]?: ValueErrors[K] } = {};
  for (const name of ['title', 'currency', 'responsible', 'stage'] as const)
    if (values[name].trim() === '') errors[name] = 'required';
  if (values.amount.trim() !== '' && readAmount(values.amount, mark) === null) errors.amount = 'wrongAmount';
  if (values.probability.trim() !== '' && percentOf(values.probability) === null)
    errors.probability = 'wrongPercent';
  if (values.periods.trim() !== '' && !/^\d{1,9}$/.test(values.periods.trim())) errors.periods = 'wrongCount';
  if (values.isPrivate && values.people.length === 0) errors.people = 'required';
  return errors;
}

/** Whether something was typed that would be lost. */
export function isTyped(values: OpportunityValues, first: OpportunityValues): boolean {
  return JSON.stringify(values) !== JSON.stringify(first);
}

/** Returns what the API takes. Contacts of id 0 have to be created before. */
export function toOpportunityInput(values: OpportunityValues, mark: string): OpportunityInput {
  const bidType = bidTypeOf(values.bidType);
  const custom = Object.entries(values.custom).filter(([, value]) => value.trim() !== '');
  return {
    title: values.title.trim(),
    description: values.description.trim(),
    contactid: values.contact?.id ?? 0,
    members: values.participants.map((one) => one.id),
    responsibleid: values.responsible,
    bidType,
    bidValue: Number(readAmount(values.amount, mark) ?? 0),
    bidCurrencyAbbr: values.currency,
    perPeriodValue: bidType === 0 ? 0 : Number(values.periods || 0),
    stageid: Number(values.stage),
    successProbability: percentOf(values.probability) ?? 0,
    expectedCloseDate: values.expected ? writeDay(values.expected) : null,
    customFieldList: custom.map(([key, value]) => ({ key: Number(key), value })),
    isPrivate: values.isPrivate,
    accessList: values.isPrivate ? [...values.people] : [],
    isNotify: values.isPrivate && values.isNotify,
  };
}

/** Which field of the form a refused parameter of the API belongs to. */
export const PARAMETERS: Readonly<Record<string, keyof OpportunityValues>> = {
  title: 'title',
  description: 'description',
  contactid: 'contact',
  members: 'participants',
  responsibleid: 'responsible',
  bidValue: 'amount',
  bidCurrencyAbbr: 'currency',
  perPeriodValue: 'periods',
  stageid: 'stage',
  successProbability: 'probability',
  expectedCloseDate: 'expected',
  accessList: 'people',
};
