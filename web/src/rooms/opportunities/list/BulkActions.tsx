import type { OpportunityFilter } from '../../../data/opportunities';
import { OPPORTUNITY_BULK } from '../../../data/opportunityBulk';
import { AccessButton, DeleteButton, TagButton } from '../../../pickers/bulk/BulkButton';
import { useBulk } from '../../../pickers/bulk/useBulk';
import { useSaid } from '../../../pickers/bulk/useSaid';
import type { ListState } from '../../../pickers/list/useListState';
import { useText } from '../../../shared/i18n/text';

/** What can be done with the selected opportunities: each can be taken back. */
export function BulkActions({ list, filter }: { list: ListState; filter: OpportunityFilter }) {
  const t = useText('opportunities');
  const said = useSaid();
  const bulk = useBulk(OPPORTUNITY_BULK, list, filter, ({ kind }, count) =>
    kind === 'delete' ? t('deleted', { count }) : said(kind, count),
  );
  return (
    <>
      <TagButton bulk={bulk} of="opportunity" />
      <AccessButton bulk={bulk} />
      <DeleteButton bulk={bulk} />
    </>
  );
}
