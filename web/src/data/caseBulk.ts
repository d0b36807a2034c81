import { wire } from '../shared/wire/client';
import { type AccessAction, atOnce, type BulkKind, havingTag, type TagAction, tagged, toggled } from './bulk';
import { type CaseFilter, caseQueries } from './cases';

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
        return toggled(ids, close, reopen);
      case 'reopen':
        return toggled(ids, reopen, close);
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

const close = (ids: number[]) => wire.put('crm/case/close', { body: { ids } });
const reopen = (ids: number[]) => wire.put('crm/case/reopen', { body: { ids } });
