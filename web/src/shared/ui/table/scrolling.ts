import {
  createContext,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';

/** How long a list has to stand still to be at rest, in milliseconds. */
const REST = 120;

/** Whether a list is being scrolled: what can wait is left until it rests. */
export interface Scrolling {
  /** To be called at each scrolling. */
  readonly note: () => void;
  /** Calls once the list rests, at once if it does; what it returns calls it off. */
  readonly atRest: (call: () => void) => () => void;
}

/** What is not in a list is always at rest. */
const AT_REST: Scrolling = {
  note: () => undefined,
  atRest: (call) => {
    call();
    return () => undefined;
  },
};

export const ScrollingContext = createContext(AT_REST);

/** Calls once, when the list around this rests; `call` is the same at each rendering. */
export function useAtRest(call: () => void): void {
  const { atRest } = useContext(ScrollingContext);
  useEffect(() => atRest(call), [atRest, call]);
}

/**
 * Marks a list as `data-scrolling` while it is scrolled, and tells who waits when it rests.
 *
 * Told to the page directly: drawing the list anew for it would cost the very time that is to be saved.
 */
export function useScrolling(scroller: RefObject<HTMLElement | null>, onRest: () => void): Scrolling {
  const latest = useRef(onRest);
  useLayoutEffect(() => {
    latest.current = onRest;
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const waiting = new Set<() => void>();
    let isScrolling = false;
    const rest = () => {
      isScrolling = false;
      delete scroller.current?.dataset.scrolling;
      latest.current();
      for (const call of waiting) call();
      waiting.clear();
    };
    return {
      note: () => {
        if (!isScrolling && scroller.current) scroller.current.dataset.scrolling = '';
        isScrolling = true;
        clearTimeout(timer.current);
        timer.current = setTimeout(rest, REST);
      },
      atRest: (call) => {
        if (!isScrolling) {
          call();
          return () => undefined;
        }
        waiting.add(call);
        return () => waiting.delete(call);
      },
    };
  }, [scroller]);
}
