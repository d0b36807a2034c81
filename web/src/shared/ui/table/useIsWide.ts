import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether a list is wider than its place, and is scrolled sideways: only then something has to stay at its edges. */
export function useIsWide(scroller: RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(false);
  useLayoutEffect(() => {
    const place = scroller.current;
    const list = place?.firstElementChild;
    if (!place || !list) return;
    const watch = new ResizeObserver(() => setWide(place.scrollWidth > place.clientWidth));
    watch.observe(place);
    watch.observe(list);
    return () => watch.disconnect();
  }, [scroller]);
  return isWide;
}
