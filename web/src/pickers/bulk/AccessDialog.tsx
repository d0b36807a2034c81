import { useState } from 'react';
import { useText } from '../../shared/i18n/text';
import { FormFrame } from '../../shared/ui/FormFrame';
import { type Privacy, PrivateFields } from '../PrivateFields';
import type { DialogProps } from './dialogs';

/** Sets who sees the selected. */
export function AccessDialog({ bulk, onClose }: DialogProps<'access'>) {
  const t = useText('lists');
  const own = useText('access');
  const [privacy, setPrivacy] = useState<Privacy>({ isPrivate: false, people: [] });
  const [isChecked, setChecked] = useState(false);
  const { isPrivate, people } = privacy;
  const lacksPeople = isPrivate && people.length === 0;
  const submit = () => {
    setChecked(true);
    if (lacksPeople) return;
    bulk.run({ kind: 'access', isPrivate, accessList: isPrivate ? people : [] }, onClose);
  };
  return (
    <FormFrame
      opened
      as="dialog"
      title={t('accessMany', { count: bulk.count })}
      dirty={people.length > 0}
      pending={bulk.isPending}
      error={bulk.error}
      onSubmit={submit}
      onClose={() => {
        bulk.reset();
        onClose();
      }}
    >
      <PrivateFields
        label={own('title')}
        value={privacy}
        onChange={setPrivacy}
        error={isChecked && lacksPeople ? own('needsPeople') : null}
      />
    </FormFrame>
  );
}
