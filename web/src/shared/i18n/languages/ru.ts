import { byNamespace } from '../files';

export const catalogue = byNamespace(
  import.meta.glob(['../ru/*.json', '!../ru/settings.json'], { eager: true, import: 'default' }),
);
