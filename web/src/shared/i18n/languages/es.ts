import { byNamespace } from '../files';

export const catalogue = byNamespace(import.meta.glob('../es/*.json', { eager: true, import: 'default' }));
