import { useState } from 'react';
import { type Access, PRIVATE, SHARED } from '../../../data/access';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { AccessFields } from '../AccessFields';
import type { DialogProps } from './BulkActions';

/** Sets who sees many contacts. */
export function AccessDialog({ bulk, onClose }: DialogProps) {
  const t = useText('lists');
  const [access, setAccess] = useState<Access>({ share: SHARED, people: [] });
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('accessMany', { count: bulk.count })}
      dirty={access.people.length > 0}
      pending={bulk.isPending}
      error={bulk.error}
      onSubmit={() =>
        bulk.run({ kind: 'share', isShared: access.share !== PRIVATE, managers: [...access.people] }, onClose)
      }
      onClose={onClose}
    >
      <AccessFields access={access} onChange={setAccess} withReading={false} />
    </FormFrame>
  );
}
