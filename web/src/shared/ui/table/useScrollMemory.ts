import { hashKey, type QueryKey } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';

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
  const note = () => {
    const top = scroller.current?.scrollTop;
    if (top !== undefined) sessionStorage.setItem(place, JSON.stringify([hash, Math.round(top)]));
  };
  return { offset: offset.current, note };
}

function kept(place: string, hash: string): number {
  const [of, top] = JSON.parse(sessionStorage.getItem(place) ?? '[]') as [string?, number?];
  return of === hash ? (top ?? 0) : 0;
}
