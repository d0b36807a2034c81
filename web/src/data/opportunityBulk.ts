import { wire } from '../shared/wire/client';
import { type AccessAction, atOnce, type BulkKind, havingTag, type TagAction, tagged } from './bulk';
import { type OpportunityFilter, opportunityQueries } from './opportunities';

export type OpportunityBulkAction = TagAction | AccessAction | { readonly kind: 'delete' };

export const OPPORTUNITY_BULK: BulkKind<OpportunityFilter, OpportunityBulkAction> = {
  page: (filter) => opportunityQueries.source({ ...filter, ...{ fields: 'id' } }).page,
  about: havingTag,
  act: (action, ids, userId) => {
    switch (action.kind) {
      case 'tag':
      case 'untag':
        return tagged('opportunity', action, ids, userId);
      case 'access':
        return atOnce(ids, userId, () =>
          wire.put('crm/opportunity/access', {
            body: {
              opportunityid: [...ids],
              isPrivate: action.isPrivate,
              accessList: [...action.accessList],
            },
          }),
        );
      case 'delete':
        return atOnce(ids, userId, () => wire.put('crm/opportunity', { body: { opportunityids: [...ids] } }));
    }
  },
};
