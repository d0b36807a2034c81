import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../shared/i18n/text';
import { PeoplePicker } from './PeoplePicker';
import classes from './PrivateFields.module.css';

/** Who is to see a record: everyone, or some people and groups. */
export interface Privacy {
  readonly isPrivate: boolean;
  readonly people: readonly string[];
}

interface Props {
  label: string;
  value: Privacy;
  onChange: (privacy: Privacy) => void;
  error?: ReactNode;
}

/** Who is to see a record, in a form. */
export function PrivateFields({ label, value, onChange, error }: Props) {
  const t = useText('access');
  return (
    <>
      <Radio.Group
        label={label}
        value={value.isPrivate ? 'some' : 'everyone'}
        error={error}
        onChange={(share) => onChange({ ...value, isPrivate: share === 'some' })}
      >
        <div className={classes.choices}>
          <Radio value="everyone" label={t('everyone')} />
          <Radio value="some" label={t('some')} />
        </div>
      </Radio.Group>
      {value.isPrivate && (
        <PeoplePicker
          label={t('people')}
          value={value.people}
          withGroups
          onChange={(people) => onChange({ ...value, people })}
        />
      )}
    </>
  );
}
