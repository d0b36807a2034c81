import { byNamespace } from '../files';

export const catalogue = byNamespace(
  import.meta.glob(['../fr/*.json', '!../fr/settings.json'], { eager: true, import: 'default' }),
);
