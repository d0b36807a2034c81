import type { CaseInput } from '../../data/cases';
import type { PickedContact } from '../../pickers/ContactPicker';
import type { Privacy } from '../../pickers/PrivateFields';
import type { TextKey } from '../../shared/i18n/catalogue';

/** What the form of a new case holds. */
export interface CaseValues {
  readonly title: string;
  readonly participants: readonly PickedContact[];
  readonly tags: readonly string[];
  /** Custom fields by their ids. */
  readonly custom: Readonly<Record<string, string>>;
  readonly access: Privacy;
  readonly isNotify: boolean;
}

export const EMPTY_CASE: CaseValues = {
  title: '',
  participants: [],
  tags: [],
  custom: {},
  access: { isPrivate: false, people: [] },
  isNotify: false,
};

/** Returns what is wrong in the form, by its fields: keys of the catalogue. */
export function errorsIn({ title, access }: CaseValues): {
  title?: TextKey<'cases'>;
  access?: TextKey<'cases'>;
} {
  return {
    ...(title.trim() === '' ? { title: 'titleNeeded' } : {}),
    ...(access.isPrivate && access.people.length === 0 ? { access: 'peopleNeeded' } : {}),
  };
}

/** Returns what the API takes for a form without errors. */
export function toCaseInput(values: CaseValues): CaseInput {
  const { isPrivate, people } = values.access;
  return {
    title: values.title.trim(),
    members: values.participants.map(({ id }) => id),
    customFieldList: Object.entries(values.custom)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ key: Number(key), value })),
    isPrivate,
    accessList: isPrivate ? [...people] : [],
    isNotify: isPrivate && values.isNotify,
  };
}
