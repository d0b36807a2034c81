/** Search parameters of a page, read leniently: what is not right is left out, never an error. */

export type RawSearch = Readonly<Record<string, unknown>>;

export function text(raw: RawSearch, name: string, longest = 100): string | undefined {
  const value = raw[name];
  const said = typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, longest) : '';
  return said || undefined;
}

export function texts(raw: RawSearch, name: string): readonly string[] | undefined {
  const value = raw[name];
  const all = (Array.isArray(value) ? value : [value]).filter(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  return all.length > 0 ? all.map(String) : undefined;
}

export function whole(raw: RawSearch, name: string): number | undefined {
  const value = Number(raw[name] ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

export function oneOf<T extends string>(raw: RawSearch, name: string, known: readonly T[]): T | undefined {
  return known.find((one) => one === raw[name]);
}

/** A day such as 2024-06-30. */
export function day(raw: RawSearch, name: string): string | undefined {
  const value = raw[name];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** Returns the members that are not undefined: addresses then hold nothing that says nothing. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
