const MOST = 50;

/** Returns the known tags that a record has not and that fit what is typed, and whether that would be a new one. */
export function fitting(
  known: readonly string[],
  had: readonly string[],
  typed: string,
): { readonly options: readonly string[]; readonly isNew: boolean } {
  const words = typed.trim().toLowerCase();
  const taken = new Set(had.map((tag) => tag.toLowerCase()));
  const options = known.filter((tag) => !taken.has(tag.toLowerCase()) && tag.toLowerCase().includes(words));
  // What begins with the words goes before what holds them.
  const place = (tag: string) => (tag.toLowerCase().startsWith(words) ? 0 : 1);
  const isKnown = taken.has(words) || options.some((tag) => tag.toLowerCase() === words);
  return {
    options: options.toSorted((a, b) => place(a) - place(b)).slice(0, MOST),
    isNew: words !== '' && !isKnown,
  };
}
