/** Amounts as people type them: kept as text until they reach the wire, never calculated with. */

/**
 * Reads an amount typed in a locale, such as `1.234,50` or `1 234.5`; returns it as the wire takes it (`1234.50`), or
 * null for what is no amount.
 */
export function readAmount(typed: string, decimal = '.'): string | null {
  const bare = typed.replace(/[\s\u00a0\u202f'’]/g, '');
  const [whole = '', fraction, ...more] = bare.split(decimal === ',' ? ',' : '.');
  if (more.length > 0) return null;
  const digits = whole.replace(decimal === ',' ? /\./g : /,/g, '');
  if (!/^-?\d+$/.test(digits || '0') || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  if (digits === '' && !fraction) return null;
  return `${digits || '0'}${fraction ? `.${fraction}` : ''}`;
}

/** Returns the mark between whole and fraction in a locale. */
export function decimalMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value ?? '.';
}
