import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface Props {
  /** An address of the client. */
  href: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A link inside of a list's row: the router's own watches every change of address, which lists have no time for. */
export function RowLink({ href, className, children }: Props) {
  const { history } = useRouter();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <a href={href} className={className} tabIndex={-1} onClick={follow}>
      {children}
    </a>
  );
}
