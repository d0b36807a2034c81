import { byNamespace } from '../files';

export const catalogue = byNamespace(import.meta.glob('../de/*.json', { eager: true, import: 'default' }));
