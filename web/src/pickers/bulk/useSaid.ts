import { useText } from '../../shared/i18n/text';

const WORDS = { tag: 'tagged', untag: 'untagged', access: 'accessSet' } as const;

/** Returns the words for what was done to many records of whatever kind. */
export function useSaid(): (kind: keyof typeof WORDS, count: number) => string {
  const t = useText('lists');
  return (kind, count) => t(WORDS[kind], { count });
}
