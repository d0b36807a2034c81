import { Checkbox, Radio } from '@mantine/core';
import { PeoplePicker } from '../../../pickers/PeoplePicker';
import { useText } from '../../../shared/i18n/text';
import classes from './form.module.css';
import type { SectionProps } from './section';

/** Who can see it. */
export function AccessSection({ values, onChange, errors }: SectionProps) {
  const t = useText('opportunities');
  return (
    <>
      <Radio.Group
        label={t('accessOfNew')}
        value={values.isPrivate ? 'some' : 'everyone'}
        error={errors.people}
        onChange={(share) => onChange({ isPrivate: share === 'some' })}
      >
        <div className={classes.choices}>
          <Radio value="everyone" label={t('accessEveryone')} />
          <Radio value="some" label={t('accessSome')} />
        </div>
      </Radio.Group>
      {values.isPrivate && (
        <>
          <PeoplePicker
            label={t('accessPeople')}
            value={values.people}
            withGroups
            onChange={(people) => onChange({ people })}
          />
          <Checkbox
            label={t('notify')}
            checked={values.isNotify}
            onChange={(event) => onChange({ isNotify: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}
