import type { OpportunityFields } from '../../data/opportunities';
import { dayOf, readDate, writeDay } from '../../shared/wire/dates';
import type { BidType, Opportunity } from '../../shared/wire/types';

/** The fields that are edited in their place, by the names of the wire. */
export type FieldName = Exclude<keyof OpportunityFields, 'isNotify' | 'members' | 'accessList' | 'isPrivate'>;

/** Returns what a field of an opportunity holds, as InlineFields have it: text, '' for nothing. */
export function fieldText(opportunity: Opportunity, name: FieldName): string {
  switch (name) {
    case 'title':
      return opportunity.title;
    case 'description':
      return opportunity.description ?? '';
    case 'contactid':
      return String(opportunity.contact?.id ?? 0);
    case 'responsibleid':
      return opportunity.responsible.id;
    case 'bidType':
      return String(opportunity.bidType ?? 0);
    case 'bidValue':
      return String(opportunity.bidValue ?? 0);
    case 'bidCurrencyAbbr':
      return opportunity.bidCurrency?.abbreviation ?? '';
    case 'perPeriodValue':
      return String(opportunity.perPeriodValue ?? 0);
    case 'stageid':
      return String(opportunity.stage?.id ?? 0);
    case 'successProbability':
      return String(opportunity.successProbability ?? 0);
    case 'actualCloseDate':
      return dayText(opportunity.actualCloseDate);
    case 'expectedCloseDate':
      return dayText(opportunity.expectedCloseDate);
  }
}

/** Returns a date of the wire as a day; '' for none. */
export function dayText(date: string): string {
  const moment = readDate(date);
  return moment ? dayOf(moment) : '';
}

/** Returns a field as the wire takes it. */
export function fieldInput(name: FieldName, text: string): OpportunityFields {
  switch (name) {
    case 'title':
    case 'description':
    case 'responsibleid':
    case 'bidCurrencyAbbr':
      return { [name]: text };
    case 'actualCloseDate':
    case 'expectedCloseDate':
      return { [name]: text ? writeDay(text) : null };
    case 'bidType':
      return { bidType: bidTypeOf(text) };
    default:
      return { [name]: Number(text) };
  }
}

/** Returns what is expected of a field: a date with its very time, which a day alone does not have. */
export function fieldExpected(opportunity: Opportunity, name: FieldName): OpportunityFields {
  if (name === 'actualCloseDate' || name === 'expectedCloseDate') return { [name]: opportunity[name] };
  return fieldInput(name, fieldText(opportunity, name));
}

/** Reads a kind of bid; what is none counts as a fixed price. */
export function bidTypeOf(text: string): BidType {
  const value = Number(text);
  return value === 1 || value === 2 || value === 3 || value === 4 || value === 5 ? value : 0;
}

/** Reads a percentage, a whole number from 0 to 100; null for what is none. */
export function percentOf(text: string): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 100 ? value : null;
}
