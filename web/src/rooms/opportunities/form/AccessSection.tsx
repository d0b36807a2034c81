import { Checkbox } from '@mantine/core';
import { PrivateFields } from '../../../pickers/PrivateFields';
import { useText } from '../../../shared/i18n/text';
import type { SectionProps } from './section';

/** Who can see it. */
export function AccessSection({ values, onChange, errors }: SectionProps) {
  const t = useText('opportunities');
  return (
    <>
      <PrivateFields
        label={t('accessOfNew')}
        value={values}
        error={errors.people}
        onChange={({ isPrivate, people }) => onChange({ isPrivate, people })}
      />
      {values.isPrivate && (
        <Checkbox
          label={t('notify')}
          checked={values.isNotify}
          onChange={(event) => onChange({ isNotify: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
