import { NativeSelect } from '@mantine/core';
import { type Access, PRIVATE, READ_ONLY, SHARED } from '../../data/access';
import { isShareType } from '../../pickers/accessForm';
import { PeoplePicker } from '../../pickers/PeoplePicker';
import { useText } from '../../shared/i18n/text';
import classes from './form.module.css';

interface Props {
  access: Access;
  onChange: (access: Access) => void;
  /** Whether "everyone may read" can be chosen: not for many contacts at once. */
  withReading?: boolean;
}

/** Who is to see a contact, and who manages it. */
export function AccessFields({ access, onChange, withReading = true }: Props) {
  const t = useText('contacts');
  const own = useText('access');
  return (
    <div className={classes.group}>
      <NativeSelect
        label={t('whoSees')}
        value={String(access.share)}
        data={[
          { value: String(SHARED), label: own('everyone') },
          ...(withReading ? [{ value: String(READ_ONLY), label: own('everyoneReads') }] : []),
          { value: String(PRIVATE), label: own('chosen') },
        ]}
        onChange={(event) => {
          const share = Number(event.currentTarget.value);
          if (isShareType(share)) onChange({ ...access, share });
        }}
      />
      <p className={classes.groupTitle}>{own('managers')}</p>
      <PeoplePicker
        label={own('managers')}
        value={access.people}
        onChange={(people) => onChange({ ...access, people })}
      />
    </div>
  );
}
