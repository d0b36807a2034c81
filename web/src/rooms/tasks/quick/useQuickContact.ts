import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries } from '../../../data/contacts';
import type { TaskValues } from '../model/taskForm';
import { beginsWith, type QuickTask } from './parse';

const PAUSE = 150;
const MOST = 6;

export type QuickPick = NonNullable<TaskValues['contact']>;

/** Which contact a line is about, and which else it may be. */
export interface QuickContact {
  /** The name as it was typed; null: the line names nobody who is known. */
  readonly name: string | null;
  /** Whether it was named after a #. */
  readonly isSure: boolean;
  /** Whether it is still being looked for. */
  readonly isPending: boolean;
  readonly picked: QuickPick | null;
  readonly others: readonly QuickPick[];
  pick(contact: QuickPick | null): void;
}

/** Looks for the contact that a line names. One that fits is taken; of several the user chooses. */
export function useQuickContact({ contact, guesses }: Pick<QuickTask, 'contact' | 'guesses'>): QuickContact {
  const [chosen, setChosen] = useState<{ name: string; contact: QuickPick | null } | null>(null);
  const [names] = useDebouncedValue(JSON.stringify(contact === null ? guesses : [contact]), PAUSE);
  const wanted = namesIn(names);
  const results = useQueries({ queries: wanted.map((name) => contactQueries.fitting(name, 'all')) });
  const found = wanted.map((name, index) => ({
    name,
    contacts: (results[index]?.data ?? [])
      .filter(({ displayName }) => beginsWith(displayName, name))
      .slice(0, MOST)
      .map(({ id, displayName, isCompany }) => ({ id, displayName, isCompany })),
  }));
  const hit = found.find(({ contacts }) => contacts.length > 0) ?? (contact === null ? undefined : found[0]);
  const own = chosen !== null && chosen.name === hit?.name ? chosen : null;
  const others = hit?.contacts ?? [];
  return {
    name: hit?.name ?? null,
    isSure: contact !== null,
    isPending: results.some((result) => result.isPending),
    picked: own ? own.contact : likeliest(hit?.name ?? '', others),
    others,
    pick: (picked) => setChosen({ name: hit?.name ?? '', contact: picked }),
  };
}

function namesIn(text: string): readonly string[] {
  const read: unknown = JSON.parse(text);
  return Array.isArray(read) ? read.map(String) : [];
}

/** Returns the only one that fits, or the one of exactly that name; null where it is not clear. */
function likeliest(name: string, contacts: readonly QuickPick[]): QuickPick | null {
  const exact = contacts.filter(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
  const [only, ...more] = exact.length > 0 ? exact : contacts;
  return more.length === 0 ? (only ?? null) : null;
}
