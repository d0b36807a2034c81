import type { ReactNode } from 'react';
import { PageHeader } from './PageHeader';

/** A page of nothing but its title, until its room has moved in. */
export function PlainPage({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <>
      <PageHeader title={title} />
      {children}
    </>
  );
}
