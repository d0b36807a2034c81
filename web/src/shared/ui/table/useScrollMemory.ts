import { hashKey, type QueryKey } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';

/** How long a list has to stand still for its place to be noted, in milliseconds. */
const REST = 120;

/** Where a list was scrolled to, so that coming back finds it there; another filter begins at the top. */
export function useScrollMemory(name: string, key: QueryKey, scroller: RefObject<HTMLElement | null>) {
  const hash = hashKey(key);
  const place = `rapport.scroll.${name}`;
  const first = useRef(hash);
  const offset = useRef<number | null>(null);
  offset.current ??= kept(place, hash);
  useEffect(() => {
    if (first.current === hash) return;
    first.current = hash;
    scroller.current?.scrollTo({ top: 0 });
  }, [hash, scroller]);
  const noting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Once it rests: asking for the place at each frame would have the browser lay the page out one time more.
  const note = () => {
    clearTimeout(noting.current);
    noting.current = setTimeout(() => {
      const top = scroller.current?.scrollTop;
      if (top !== undefined) sessionStorage.setItem(place, JSON.stringify([hash, Math.round(top)]));
    }, REST);
  };
  return { offset: offset.current, note };
}

function kept(place: string, hash: string): number {
  const [of, top] = JSON.parse(sessionStorage.getItem(place) ?? '[]') as [string?, number?];
  return of === hash ? (top ?? 0) : 0;
}
