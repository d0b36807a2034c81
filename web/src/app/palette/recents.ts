import { useLocalStorage } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { caseQueries } from '../../data/cases';
import { contactQueries } from '../../data/contacts';
import { opportunityQueries } from '../../data/opportunities';
import { sessionQueries } from '../../data/session';

export interface Recent {
  readonly kind: 'contact' | 'opportunity' | 'case';
  readonly id: number;
}

const MOST = 8;
const CARD = /^\/(contacts|opportunities|cases)\/(\d+)$/;
const KINDS = { contacts: 'contact', opportunities: 'opportunity', cases: 'case' } as const;

/** Reads the record whose card is at a path; null if there is none. */
export function recentAt(path: string): Recent | null {
  const found = CARD.exec(path);
  const page = found?.[1];
  if (page !== 'contacts' && page !== 'opportunities' && page !== 'cases') return null;
  return { kind: KINDS[page], id: Number(found?.[2]) };
}

/** Returns the records that were opened last with one more, the newest first, each once. */
export function withRecent(recents: readonly Recent[], opened: Recent): readonly Recent[] {
  const rest = recents.filter((one) => one.kind !== opened.kind || one.id !== opened.id);
  return [opened, ...rest].slice(0, MOST);
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('id' in value)) return false;
  return Object.values(KINDS).some((kind) => kind === value.kind) && Number.isSafeInteger(value.id);
}

function useKept() {
  const { data: self } = useQuery({ ...sessionQueries.self(), enabled: false });
  // Ids alone are kept in the browser: names are asked for, and shown to whoever may see them.
  const [kept, keep] = useLocalStorage<unknown>({
    key: `rapport.recent.${self?.id ?? ''}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return [Array.isArray(kept) ? kept.filter(isRecent) : [], keep] as const;
}

/** Notes which records are opened. Use it once. */
export function useNoteRecents(): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [recents, keep] = useKept();
  const opened = recentAt(path);
  const isNews = opened !== null && (recents[0]?.kind !== opened.kind || recents[0].id !== opened.id);
  useEffect(() => {
    if (isNews && opened) keep(withRecent(recents, opened));
  }, [isNews, opened, recents, keep]);
}

/** Returns the records that were opened last, by their names; those that are gone are left out. */
export function useRecents(): readonly (Recent & { readonly title: string })[] {
  const [recents] = useKept();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = recentAt(path);
  const others = recents.filter((one) => one.kind !== here?.kind || one.id !== here.id);
  const contacts = useQueries({ queries: idsOf(others, 'contact').map((id) => contactQueries.detail(id)) });
  const deals = useQueries({
    queries: idsOf(others, 'opportunity').map((id) => opportunityQueries.detail(id)),
  });
  const cases = useQueries({ queries: idsOf(others, 'case').map((id) => caseQueries.detail(id)) });
  const titles = new Map<string, string>();
  for (const { data, error } of contacts)
    if (data && !error) titles.set(`contact ${data.id}`, data.displayName);
  for (const { data, error } of deals) if (data && !error) titles.set(`opportunity ${data.id}`, data.title);
  for (const { data, error } of cases) if (data && !error) titles.set(`case ${data.id}`, data.title);
  return others.flatMap((one) => {
    const title = titles.get(`${one.kind} ${one.id}`);
    return title === undefined ? [] : [{ ...one, title }];
  });
}

function idsOf(recents: readonly Recent[], kind: Recent['kind']): readonly number[] {
  return recents.filter((one) => one.kind === kind).map(({ id }) => id);
}
