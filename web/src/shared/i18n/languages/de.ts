import { byNamespace } from '../files';

export const catalogue = byNamespace(
  import.meta.glob(['../de/*.json', '!../de/settings.json'], { eager: true, import: 'default' }),
);
