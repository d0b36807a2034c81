import { wire } from '../shared/wire/client';
import {
  type AccessAction,
  atOnce,
  type BulkKind,
  havingTag,
  type Part,
  type TagAction,
  tagged,
} from './bulk';
import { type CaseFilter, caseQueries } from './cases';
import type { Undo } from './undoing';

export type CaseBulkAction =
  | TagAction
  | AccessAction
  | { readonly kind: 'close' | 'reopen' }
  | { readonly kind: 'delete' };

export const CASE_BULK: BulkKind<CaseFilter, CaseBulkAction> = {
  page: (filter) => caseQueries.source({ ...filter, ...{ fields: 'id' } }).page,
  about: (filter, action) =>
    action.kind === 'close' || action.kind === 'reopen'
      ? { ...filter, isClosed: action.kind === 'reopen' }
      : havingTag(filter, action),
  act: (action, ids, userId) => {
    switch (action.kind) {
      case 'tag':
      case 'untag':
        return tagged('case', action, ids, userId);
      case 'close':
      case 'reopen':
        return toggled(ids, action.kind);
      case 'access':
        return atOnce(ids, userId, () =>
          wire.put('crm/case/access', {
            body: { casesid: [...ids], isPrivate: action.isPrivate, accessList: [...action.accessList] },
          }),
        );
      case 'delete':
        return atOnce(ids, userId, () => wire.put('crm/case', { body: { casesids: [...ids] } }));
    }
  },
};

/** Closes cases that are open, or the other way: the API does it for one at a time. */
async function toggled(ids: readonly number[], kind: 'close' | 'reopen'): Promise<Part> {
  const undos: Undo[] = [];
  for (const caseid of ids) {
    const path = { caseid };
    const { isClosed = false } = await wire.get('crm/case/{caseid}', { path });
    if (isClosed === (kind === 'close')) continue;
    await (kind === 'close'
      ? wire.put('crm/case/{caseid}/close', { path })
      : wire.put('crm/case/{caseid}/reopen', { path }));
    undos.push(async () => {
      await (kind === 'close'
        ? wire.put('crm/case/{caseid}/reopen', { path })
        : wire.put('crm/case/{caseid}/close', { path }));
    });
  }
  return {
    count: undos.length,
    undo: async () => {
      for (const undo of undos.toReversed()) await undo();
    },
  };
}
