import { lazyRouteComponent } from '@tanstack/react-router';
import { WireError } from '../shared/wire/errors';
import { isServed } from './served';

/** A page whose code is loaded when it is opened; while the server is away, that is what is said. */
export function lazyPage<T extends Record<string, unknown>, K extends keyof T & string>(
  load: () => Promise<T>,
  name: K,
) {
  return lazyRouteComponent(() => load().catch(explain), name);
}

async function explain(problem: unknown): Promise<never> {
  if (await isServed()) throw problem;
  throw new WireError('unreachable', 0, '');
}
