import { useFormats } from '../i18n/formats';

/** An amount as the wire gives it, in the user's locale. */
export function Money({
  amount,
  currency,
}: {
  amount: number | string | undefined;
  currency: string | undefined;
}) {
  const formats = useFormats();
  if (amount === undefined) return null;
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formats.money(amount, currency)}</span>;
}
