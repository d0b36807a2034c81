import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** A change as the stream tells it. */
export interface Told {
  readonly change: number;
  readonly kind: string;
  readonly recordId: string;
  readonly verb: string;
}

const ADDRESS = '/api/2.0/crm/live';
const WAIT = 3000;
/** Seconds more than it took to get here that the stream is asked to tell of: the server counts in whole ones. */
const MARGIN = 2;

/** What stands on the card of a record besides. */
const CARD = ['tags', 'customFields', 'files'] as const;

/** For each kind of record, the roots of what it is shown in: a task shows in contacts, a member in opportunities. */
const SHOWN_IN: Readonly<Record<string, readonly string[]>> = {
  contact: ['contacts', 'opportunities', 'cases', 'tasks', 'history', 'search', ...CARD],
  person: ['contacts', 'opportunities', 'cases', 'tasks', 'history', 'search', ...CARD],
  company: ['contacts', 'opportunities', 'cases', 'tasks', 'history', 'search', ...CARD],
  opportunity: ['opportunities', 'tasks', 'history', 'stages', 'search', 'contacts', ...CARD],
  case: ['cases', 'tasks', 'history', 'search', ...CARD],
  task: ['tasks', 'contacts', 'search'],
  event: ['history', 'search', 'files'],
  history: ['history', 'search', 'files'],
  file: ['files', 'history', 'search'],
};
const REFERENCE = ['stages', 'lists', 'tags', 'customFields', 'currencies', 'settings', 'users', 'views'];

/** Returns the roots of what has to be read again after some changes. */
export function staleRoots(told: readonly Told[]): ReadonlySet<string> {
  return new Set(
    told
      .flatMap((one) => SHOWN_IN[one.kind] ?? REFERENCE)
      .concat('changes', 'trash', 'dashboard', 'notifications'),
  );
}

/** Listens to what others change for as long as the component is there, and has it read again. Use it once. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  useEffect(() => listen(client), [client]);
}

function listen(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    // What was read while the page was loading may have been changed before the stream was open.
    source = new EventSource(`${ADDRESS}?ago=${Math.ceil(performance.now() / 1000) + MARGIN}`);
    source.addEventListener('changes', (event: MessageEvent<string>) => {
      for (const root of staleRoots(JSON.parse(event.data) as Told[]))
        void client.invalidateQueries({ queryKey: [root] });
    });
    source.addEventListener('resync', () => void client.invalidateQueries());
    source.addEventListener('error', () => {
      // A broken stream comes back by itself with its place; one that was refused does not, and is asked for anew.
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(() => {
        void client.invalidateQueries();
        open();
      }, WAIT);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
