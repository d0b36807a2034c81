import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../i18n/formats';
import { useText } from '../../i18n/text';
import { readDate } from '../../wire/dates';
import { plainText } from '../../wire/texts';
import classes from './InlineField.module.css';
import type { Overtaken } from './overtaken';

interface Props {
  overtaken: Overtaken;
  /** How the value that is there by now looks. */
  found: ReactNode;
  onKeep: () => void;
  onOverwrite: () => void;
}

/** Says that a colleague changed the field meanwhile, and lets the user decide whose value stays. */
export function OvertakenNote({ overtaken, found, onKeep, onOverwrite }: Props) {
  const t = useText('common');
  const formats = useFormats();
  const moment = readDate(overtaken.at);
  const name = overtaken.by ? plainText(overtaken.by) : '';
  return (
    <div role="alert" className={classes.overtaken}>
      <p className={classes.overtakenText}>
        {name
          ? t('overtakenBy', { name, when: moment ? formats.relative(moment) : '' }).trim()
          : t('overtaken')}
      </p>
      <div className={classes.overtakenValue}>{found}</div>
      <div className={classes.overtakenActions}>
        <Button size="compact-sm" variant="default" onClick={onKeep} autoFocus>
          {t('keepTheirs')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onOverwrite}>
          {t('overwrite')}
        </Button>
      </div>
    </div>
  );
}
