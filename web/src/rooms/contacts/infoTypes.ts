import { ADDRESS, type PlainAddress } from '../../data/contactDetails';
import type { TextKey } from '../../shared/i18n/catalogue';
import type { Info, InfoType } from '../../shared/wire/types';

/** The numbers of kinds of contact details, as the wire has them. */
export const PHONE = 0;
export const EMAIL = 1;
export const WEBSITE = 2;
export { ADDRESS };

/** A kind of detail: how it is called, and where its value leads. */
export interface Kind {
  readonly type: InfoType;
  readonly label: TextKey<'contacts'>;
  readonly input: 'tel' | 'email' | 'url' | 'text';
  /** The address of a profile, before what somebody typed; none: it leads nowhere. */
  readonly profile?: string;
}

/** All kinds, in the order they are shown; those of another age are shown, but not offered. */
export const KINDS: readonly Kind[] = [
  { type: 1, label: 'email', input: 'email' },
  { type: 0, label: 'phone', input: 'tel' },
  { type: 2, label: 'website', input: 'url' },
  { type: 7, label: 'address', input: 'text' },
  { type: 5, label: 'linkedin', input: 'text', profile: 'https://www.linkedin.com/in/' },
  { type: 4, label: 'twitter', input: 'text', profile: 'https://x.com/' },
  { type: 6, label: 'facebook', input: 'text', profile: 'https://www.facebook.com/' },
  { type: 3, label: 'skype', input: 'text' },
  { type: 15, label: 'jabber', input: 'text' },
  { type: 17, label: 'vk', input: 'text', profile: 'https://vk.com/' },
  { type: 8, label: 'livejournal', input: 'text' },
  { type: 9, label: 'myspace', input: 'text' },
  { type: 10, label: 'gmail', input: 'email' },
  { type: 11, label: 'blogger', input: 'text' },
  { type: 12, label: 'yahoo', input: 'text' },
  { type: 13, label: 'msn', input: 'text' },
  { type: 14, label: 'icq', input: 'text' },
  { type: 16, label: 'aim', input: 'text' },
];
export const OFFERED = KINDS.slice(0, 10);

export function kindOf(type: number): Kind | undefined {
  return KINDS.find((kind) => kind.type === type);
}

/** A category of a detail, by the wire's name and number. */
export interface Category {
  readonly name: string;
  readonly number: number;
  readonly label: TextKey<'contacts'>;
}

const HOME: Category = { name: 'Home', number: 0, label: 'catHome' };
const PHONES: readonly Category[] = [
  { name: 'Work', number: 1, label: 'catWork' },
  { name: 'Mobile', number: 2, label: 'catMobile' },
  HOME,
  { name: 'Direct', number: 4, label: 'catDirect' },
  { name: 'Fax', number: 3, label: 'catFax' },
  { name: 'Other', number: 5, label: 'catOther' },
];
const ADDRESSES: readonly Category[] = [
  { name: 'Office', number: 2, label: 'catOffice' },
  { name: 'Postal', number: 1, label: 'catPostal' },
  { name: 'Billing', number: 3, label: 'catBilling' },
  HOME,
  { name: 'Work', number: 5, label: 'catWork' },
  { name: 'Other', number: 4, label: 'catOther' },
];
const OTHERS: readonly Category[] = [
  { name: 'Work', number: 1, label: 'catWork' },
  HOME,
  { name: 'Other', number: 2, label: 'catOther' },
];

/** The categories of a kind, the likeliest first. */
export function categoriesOf(type: number): readonly [Category, ...Category[]] {
  const [first = HOME, ...rest] = type === PHONE ? PHONES : type === ADDRESS ? ADDRESSES : OTHERS;
  return [first, ...rest];
}

export function categoryOf(type: number, number: number): Category {
  const all = categoriesOf(type);
  return all.find((category) => category.number === number) ?? all[0];
}

export const NO_ADDRESS: PlainAddress = { street: '', city: '', state: '', zip: '', country: '' };

/** Reads an address from a detail's text; what is no address becomes its street. */
export function readAddress(data: string): PlainAddress {
  try {
    const read: unknown = JSON.parse(data);
    if (typeof read === 'object' && read !== null) {
      const said = (name: keyof PlainAddress) => {
        const value: unknown = Reflect.get(read, name);
        return typeof value === 'string' ? value : '';
      };
      return {
        street: said('street'),
        city: said('city'),
        state: said('state'),
        zip: said('zip'),
        country: said('country'),
      };
    }
  } catch {
    // Not JSON: somebody's plain text.
  }
  return { ...NO_ADDRESS, street: data };
}

/** Returns an address as it is written on one line. */
export function addressLine({ street, city, state, zip, country }: PlainAddress): string {
  return [street, [zip, city].filter(Boolean).join(' '), state, country].filter(Boolean).join(', ');
}

/** Returns what a detail says. */
export function saidBy(info: Pick<Info, 'infoType' | 'data'>): string {
  return info.infoType === ADDRESS ? addressLine(readAddress(info.data)) : info.data;
}

/** Returns where a detail leads; null: nowhere. Never an address that would run a script. */
export function linkOf(type: number, said: string): string | null {
  const kind = kindOf(type);
  if (said === '' || !kind) return null;
  if (type === ADDRESS) return `https://www.openstreetmap.org/search?query=${encodeURIComponent(said)}`;
  if (kind.input === 'tel') return `tel:${said.replace(/[^\d+*#,;]/g, '')}`;
  if (kind.input === 'email') return said.includes('@') ? `mailto:${encodeURI(said)}` : null;
  if (/^https?:\/\//i.test(said)) return said;
  if (type === WEBSITE) return /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/.test(said) ? `https://${said}` : null;
  return kind.profile && /^@?[\w.-]+$/.test(said) ? kind.profile + said.replace(/^@/, '') : null;
}

/** Returns details in the order they are shown: by kind, the primary one first, then as they came. */
export function arranged(infos: readonly Info[]): readonly Info[] {
  const place = (info: Info) => KINDS.findIndex((kind) => kind.type === info.infoType);
  return infos.toSorted(
    (a, b) => place(a) - place(b) || Number(b.isPrimary) - Number(a.isPrimary) || a.id - b.id,
  );
}
