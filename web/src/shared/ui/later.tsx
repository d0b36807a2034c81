import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

/** How long browsers without a word for "idle" are left to do what they have to, in milliseconds. */
const PAUSE = 1500;

type Later<P> = ComponentType<P> & {
  /** Loads it, so that it is there at once when it is wanted. */
  readonly warm: () => void;
};

/**
 * A piece whose code comes later than the page: while it is not there, nothing is. Once it is, it is shown at once, so
 * that what is typed right after it was opened goes into its fields.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): Later<P> {
  const part: { there?: ComponentType<P> } = {};
  const get = async () => {
    part.there ??= await load();
    return part.there;
  };
  const Awaited = lazy(async () => ({ default: await get() }));
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each module, as React's own lazy is
  function Part(props: P) {
    // What began as the one stays it: changing over would forget what was typed.
    const [Shown] = useState<ComponentType<P>>(() => part.there ?? Awaited);
    return (
      <Suspense fallback={waiting}>
        <Shown {...props} />
      </Suspense>
    );
  }
  // Whether it could be loaded is told to whoever wants it.
  return Object.assign(Part, { warm: () => void get().catch(() => undefined) });
}

/**
 * Loads pieces as soon as the browser has nothing better to do; the same array at each rendering. `isWanted`: false until
 * what the page is there for is on the screen, since a browser that waits for it is idle, too.
 */
export function useWarm(parts: readonly { readonly warm: () => void }[], isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return;
    const warm = () => {
      for (const part of parts) part.warm();
    };
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(warm, PAUSE);
      return () => clearTimeout(timer);
    }
    const asked = requestIdleCallback(warm);
    return () => cancelIdleCallback(asked);
  }, [parts, isWanted]);
}

/** Whether something was ever so since this was first drawn. */
export function useEver(isSo: boolean): boolean {
  const [was, setWas] = useState(isSo);
  if (isSo && !was) setWas(true);
  return was || isSo;
}
