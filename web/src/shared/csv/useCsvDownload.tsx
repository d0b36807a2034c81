import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useText } from '../i18n/text';
import type { Column } from '../ui/table/columns';
import type { Source } from '../ui/table/pages';
import { useToasts } from '../ui/toasts';
import { csvName, csvText } from './csv';

const PAGE = 1000;
const SHORT = 4000;

export interface CsvOf<R> {
  /** Names the file. */
  readonly title: string;
  readonly columns: readonly Column<R>[];
  readonly source: Source<R>;
}

/**
 * Returns what saves a whole list as a file, however long it is, and says how far it is. Closing the message stops it.
 *
 * It has the columns that say what they hold as text.
 */
export function useCsvDownload(): <R>(list: CsvOf<R>) => Promise<void> {
  const t = useText('lists');
  const toasts = useToasts();
  return useMemo(
    () => async (list) => {
      const stop = new AbortController();
      const id = notifications.show({
        message: t('csvBegins'),
        loading: true,
        autoClose: false,
        closeButtonProps: { 'aria-label': t('csvStop') },
        onClose: () => stop.abort(),
      });
      const tell = (done: number, total: number) =>
        notifications.update({
          id,
          message: t('csvProgress', { done, total }),
          loading: true,
          autoClose: false,
        });
      try {
        const rows = await allRows(list, tell, stop.signal);
        save(csvName(list.title, new Date().toISOString().slice(0, 10)), csvText(rows));
        const message = t('csvDone', { count: rows.length - 1 });
        notifications.update({ id, message, loading: false, autoClose: SHORT });
      } catch (error) {
        notifications.hide(id);
        if (!stop.signal.aborted) toasts.failed(error);
      }
    },
    [t, toasts],
  );
}

async function allRows<R>(
  { columns, source }: CsvOf<R>,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string[][]> {
  const told = columns.flatMap(({ title, text }) => (text ? [{ title, text }] : []));
  const rows = [told.map((column) => column.title)];
  for (let start = 0; ; start += PAGE) {
    const page = await source.page(start, PAGE, signal);
    for (const record of page.items) rows.push(told.map((column) => column.text(record)));
    tell(Math.min(start + page.items.length, page.total), page.total);
    if (page.items.length === 0 || start + PAGE >= page.total) return rows;
  }
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
