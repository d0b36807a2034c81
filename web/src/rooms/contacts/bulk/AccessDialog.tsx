import { useState } from 'react';
import { type Access, PRIVATE, SHARED } from '../../../data/access';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { AccessFields } from '../AccessFields';
import type { DialogProps } from './BulkDialogs';

/** Sets who sees many contacts. */
export function AccessDialog({ count, bulk, onRun, onClose }: DialogProps) {
  const t = useText('contacts');
  const [access, setAccess] = useState<Access>({ share: SHARED, people: [] });
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('accessMany', { count })}
      dirty={access.people.length > 0}
      pending={bulk.isPending}
      error={bulk.error}
      onSubmit={() =>
        onRun({ kind: 'share', isShared: access.share !== PRIVATE, managers: [...access.people] })
      }
      onClose={onClose}
    >
      <AccessFields access={access} onChange={setAccess} withReading={false} />
    </FormFrame>
  );
}
