import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { CASE_BULK } from '../../data/caseBulk';
import type { CaseFilter } from '../../data/cases';
import { AccessButton, BulkButton, DeleteButton, TagButton } from '../../pickers/bulk/BulkButton';
import { useBulk } from '../../pickers/bulk/useBulk';
import { useSaid } from '../../pickers/bulk/useSaid';
import type { ListState } from '../../pickers/list/useListState';
import { useText } from '../../shared/i18n/text';

/** What can be done with the selected cases: each can be taken back. */
export function BulkActions({ list, filter }: { list: ListState; filter: CaseFilter }) {
  const t = useText('cases');
  const said = useSaid();
  const bulk = useBulk(CASE_BULK, list, filter, (action, count) => {
    switch (action.kind) {
      case 'close':
        return t('closedMany', { count });
      case 'reopen':
        return t('reopenedMany', { count });
      case 'delete':
        return t('deleted', { count });
      default:
        return said(action.kind, count);
    }
  });
  return (
    <>
      <TagButton bulk={bulk} of="case" />
      <AccessButton bulk={bulk} />
      <BulkButton
        label={t('close')}
        Icon={IconCircleCheck}
        loading={bulk.isDoing('close')}
        onClick={() => bulk.run({ kind: 'close' })}
      />
      <BulkButton
        label={t('reopen')}
        Icon={IconCircleDashed}
        loading={bulk.isDoing('reopen')}
        onClick={() => bulk.run({ kind: 'reopen' })}
      />
      <DeleteButton bulk={bulk} />
    </>
  );
}
