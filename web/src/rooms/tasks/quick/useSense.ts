import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sessionQueries } from '../../../data/session';
import { useUserChoices } from '../../../pickers/userChoices';
import { useLocale } from '../../../shared/i18n/text';
import { useClock } from '../useClock';
import type { QuickSense } from './parse';
import { ENGLISH, loadWords } from './words';

/** What quick add understands a line with: the user's language, the portal's clock and people. */
export function useSense(): QuickSense {
  const { language, tag } = useLocale();
  const clock = useClock();
  const people = useUserChoices();
  const { data: self } = useQuery(sessionQueries.self());
  const { data: languages = ENGLISH } = useQuery({
    queryKey: ['quickWords', language],
    queryFn: () => loadWords(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(
    () => ({
      languages,
      clock,
      isDayFirst: isDayFirst(tag),
      people,
      self: self?.id ?? '',
    }),
    [languages, tag, clock, people, self],
  );
}

/** Whether the day stands before the month where a locale writes dates in figures. */
export function isDayFirst(tag: string): boolean {
  const parts = new Intl.DateTimeFormat(tag, { dateStyle: 'short' }).formatToParts(0).map(({ type }) => type);
  return parts.indexOf('day') < parts.indexOf('month');
}
