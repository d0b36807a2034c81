import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wire } from '../shared/wire/client';
import { type CaseFilter, caseQueries } from './cases';
import { sessionQueries } from './session';
import { undoOfLatest } from './undoing';

const PAGE = 1000;

/** Which cases of a list are meant: some by their ids, or all that match but for some. */
export interface MeantCases {
  readonly filter: CaseFilter;
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
}

export type CaseBulkAction =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'access'; readonly isPrivate: boolean; readonly accessList: readonly string[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'delete' };

type Undo = () => Promise<unknown>;

/** Does one thing to many cases, however many, by parts; what it returns takes it back. */
export function useCaseBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ meant, action }: { meant: MeantCases; action: CaseBulkAction }) => {
      const self = await client.ensureQueryData(sessionQueries.self());
      // What is closed already is not closed again, nor opened by the undo.
      const isClosing = action.kind === 'close';
      const ids = await idsOf(isClosing ? { ...meant, filter: { ...meant.filter, isClosed: false } } : meant);
      const undos: Undo[] = [];
      for (let start = 0; start < ids.length; start += PAGE) {
        const part = ids.slice(start, start + PAGE);
        if (isClosing) undos.push(...(await closed(part)));
        else {
          await act(part, action);
          undos.push(await undoOfLatest(self?.id ?? ''));
        }
      }
      return {
        count: isClosing ? undos.length : ids.length,
        undo: async () => {
          for (const undo of undos.toReversed()) await undo();
          await client.invalidateQueries();
        },
      };
    },
    onSettled: () => void client.invalidateQueries(),
  });
}

/** Returns the ids that are meant; those of a whole list are read first, so that its exceptions are kept. */
async function idsOf({ filter, all, ids }: MeantCases): Promise<number[]> {
  if (!all) return [...ids];
  const found: number[] = [];
  for (let start = 0; ; start += PAGE) {
    const page = await caseQueries.source(filter).page(start, PAGE, new AbortController().signal);
    found.push(...page.items.map((one) => one.id).filter((id) => !ids.has(id)));
    if (page.items.length === 0 || start + page.items.length >= page.total) return found;
  }
}

/** Closes cases that are open: the API does it for one at a time. */
async function closed(ids: readonly number[]): Promise<Undo[]> {
  const undos: Undo[] = [];
  for (const caseid of ids) {
    const path = { caseid };
    if ((await wire.get('crm/case/{caseid}', { path })).isClosed) continue;
    await wire.put('crm/case/{caseid}/close', { path });
    undos.push(() => wire.put('crm/case/{caseid}/reopen', { path }));
  }
  return undos;
}

async function act(
  ids: readonly number[],
  action: Exclude<CaseBulkAction, { kind: 'close' }>,
): Promise<unknown> {
  switch (action.kind) {
    case 'tag':
      return wire.post('crm/{entityType}/taglist', {
        path: { entityType: 'case' },
        body: { entityid: [...ids], tagName: action.tag },
      });
    case 'access':
      return wire.put('crm/case/access', {
        body: { casesid: [...ids], isPrivate: action.isPrivate, accessList: [...action.accessList] },
      });
    case 'delete':
      return wire.put('crm/case', { body: { casesids: [...ids] } });
  }
}
