import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { PeoplePicker } from '../../pickers/PeoplePicker';
import { useText } from '../../shared/i18n/text';
import classes from './cases.module.css';

/** Who is to see a case: everyone, or some people and groups. */
export interface CaseAccess {
  readonly isPrivate: boolean;
  readonly people: readonly string[];
}

interface Props {
  label: string;
  value: CaseAccess;
  onChange: (access: CaseAccess) => void;
  error?: ReactNode;
}

/** Who is to see a case, in a form. */
export function CaseAccessFields({ label, value, onChange, error }: Props) {
  const t = useText('cases');
  return (
    <>
      <Radio.Group
        label={label}
        value={value.isPrivate ? 'some' : 'everyone'}
        error={error}
        onChange={(share) => onChange({ ...value, isPrivate: share === 'some' })}
      >
        <div className={classes.choices}>
          <Radio value="everyone" label={t('accessEveryone')} />
          <Radio value="some" label={t('accessSome')} />
        </div>
      </Radio.Group>
      {value.isPrivate && (
        <PeoplePicker
          label={t('accessPeople')}
          value={value.people}
          withGroups
          onChange={(people) => onChange({ ...value, people })}
        />
      )}
    </>
  );
}
