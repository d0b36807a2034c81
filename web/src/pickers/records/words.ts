import type { TextKey } from '../../shared/i18n/catalogue';

const KINDS = [
  'contact',
  'opportunity',
  'case',
  'task',
  'event',
  'file',
  'invoice',
  'stage',
  'listItem',
  'tag',
  'customField',
  'currencyRate',
  'crmSettings',
  'taskTemplateContainer',
  'taskTemplate',
] as const;

/** Returns the key of the word for a kind of record. */
export function kindKey(kind: string): TextKey<'records'> {
  const known = KINDS.find((one) => one === kind);
  return known ? `kind_${known}` : 'kind_other';
}
