import type { DetailInput, PlainAddress } from '../../data/contactDetails';
import type { Info } from '../../shared/wire/types';
import { ADDRESS, categoriesOf, categoryOf, EMAIL, type Kind, NO_ADDRESS, readAddress } from './infoTypes';

/** A detail as it is edited. */
export interface DetailDraft {
  /** Undefined: it is new. */
  readonly id?: number;
  readonly type: Kind['type'];
  readonly category: number;
  readonly isPrimary: boolean;
  readonly text: string;
  readonly address: PlainAddress;
}

/** Returns a new detail of a kind; the first of its kind is the primary one. */
export function newDraft(type: Kind['type'], existing: readonly Info[]): DetailDraft {
  const isPrimary = !existing.some((info) => info.infoType === type && info.isPrimary);
  return { type, category: categoriesOf(type)[0].number, isPrimary, text: '', address: NO_ADDRESS };
}

export function draftOf(info: Info, type: Kind['type']): DetailDraft {
  const { id, category, isPrimary, data } = info;
  const isAddress = type === ADDRESS;
  return {
    id,
    type,
    category,
    isPrimary,
    text: isAddress ? '' : data,
    address: isAddress ? readAddress(data) : NO_ADDRESS,
  };
}

/** Whether a draft says nothing: it is then not sent. */
export function isBlank(draft: DetailDraft): boolean {
  return draft.type === ADDRESS
    ? Object.values(draft.address).every((part) => part.trim() === '')
    : draft.text.trim() === '';
}

/** Whether a draft may be sent: the server takes anything, so that slips are to be seen here. */
export function isPlausible(draft: DetailDraft): boolean {
  return draft.type !== EMAIL || draft.text.trim() === '' || /^[^\s@]+@[^\s@]+$/.test(draft.text.trim());
}

export function toDetailInput(draft: DetailDraft): DetailInput & { readonly id?: number } {
  const { id, type, category, isPrimary, text, address } = draft;
  const { name, number } = categoryOf(type, category);
  return {
    ...(id === undefined ? {} : { id }),
    infoType: type,
    category: { name, number },
    isPrimary,
    data: type === ADDRESS ? trimmed(address) : text.trim(),
  };
}

/** Returns what is to be sent for a draft: a new primary detail takes that from the others of its kind. */
export function toSave(
  draft: DetailDraft,
  existing: readonly Info[],
): readonly (DetailInput & { readonly id?: number })[] {
  const others = existing.filter(
    (info) => info.infoType === draft.type && info.isPrimary && info.id !== draft.id,
  );
  const demoted = draft.isPrimary ? others : [];
  return [
    ...demoted.map((info) => toDetailInput({ ...draftOf(info, draft.type), isPrimary: false })),
    toDetailInput(draft),
  ];
}

function trimmed(address: PlainAddress): PlainAddress {
  const { street, city, state, zip, country } = address;
  return {
    street: street.trim(),
    city: city.trim(),
    state: state.trim(),
    zip: zip.trim(),
    country: country.trim(),
  };
}
