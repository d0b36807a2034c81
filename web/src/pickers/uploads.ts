import { useRef, useState } from 'react';
import { sendFile } from '../data/files';
import type { CardKind } from '../data/history';
import type { File as SentFile } from '../shared/wire/types';

/** A file on its way. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly error: unknown;
  /** What it became, once it is there. */
  readonly sent: SentFile | null;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly isBusy: boolean;
  /** Sends files, several at once; resolves to those that arrived. */
  start(files: readonly File[]): Promise<readonly SentFile[]>;
  /** Takes one out of the list; if it is still on its way, it is stopped. */
  drop(key: number): void;
  /** Takes those out of the list that have arrived. */
  clear(): void;
}

/** Sends files of a record and tells how far they are. They hang on nothing until they are attached. */
export function useUploads(kind: CardKind, id: number): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const next = useRef(1);
  const patch = (key: number, change: Partial<Upload>) =>
    setList((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const sendOne = async (key: number, file: File): Promise<SentFile | null> => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const sent = await sendFile(kind, id, file, (share) => patch(key, { share }), stop.signal);
      patch(key, { share: 1, sent });
      return sent;
    } catch (error) {
      if (!stop.signal.aborted) patch(key, { error });
      return null;
    } finally {
      stops.current.delete(key);
    }
  };
  return {
    list,
    isBusy: list.some((one) => one.sent === null && one.error === null),
    start: async (files) => {
      const fresh = files.map((file) => ({ key: next.current++, file }));
      setList((all) => [
        ...all,
        ...fresh.map(({ key, file }) => ({ key, name: file.name, share: 0, error: null, sent: null })),
      ]);
      const sent = await Promise.all(fresh.map(({ key, file }) => sendOne(key, file)));
      return sent.filter((one) => one !== null);
    },
    drop: (key) => {
      stops.current.get(key)?.abort();
      setList((all) => all.filter((one) => one.key !== key));
    },
    clear: () => setList((all) => all.filter((one) => one.sent === null)),
  };
}
