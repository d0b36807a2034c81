import { byNamespace } from '../files';

export const catalogue = byNamespace(
  import.meta.glob(['../es/*.json', '!../es/settings.json'], { eager: true, import: 'default' }),
);
