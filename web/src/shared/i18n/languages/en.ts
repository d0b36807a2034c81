import { byNamespace } from '../files';

export const catalogue = byNamespace(
  import.meta.glob(['../en/*.json', '!../en/settings.json'], { eager: true, import: 'default' }),
);
