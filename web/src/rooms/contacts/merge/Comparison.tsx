import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { Contact } from '../../../data/contacts';
import type { TextKey } from '../../../shared/i18n/catalogue';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import { When } from '../../../shared/ui/When';
import classes from './merge.module.css';
import { type Choices, type Difference, differences, type MergeField } from './merging';

interface Props {
  survivor: Contact;
  other: Contact;
  choices: Choices;
  onChoose: (choices: Choices) => void;
  onSwap: () => void;
}

const LABELS: Readonly<Record<MergeField, TextKey<'contacts'>>> = {
  firstName: 'firstName',
  lastName: 'lastName',
  companyName: 'name',
  jobTitle: 'position',
  companyId: 'company',
  about: 'notes',
  status: 'status',
  shareType: 'whoSees',
};

/** Two contacts side by side: where they differ, one chooses whose value survives. */
export function Comparison({ survivor, other, choices, onChoose, onSwap }: Props) {
  const t = useText('contacts');
  const found = differences(survivor, other);
  return (
    <div className={classes.comparison}>
      <div className={classes.heads}>
        <Head contact={survivor} note={t('mergeStays')} />
        <Button
          variant="subtle"
          color="gray"
          px={8}
          aria-label={t('mergeSwap')}
          title={t('mergeSwap')}
          onClick={onSwap}
        >
          <IconArrowsExchange size={16} aria-hidden />
        </Button>
        <Head contact={other} note={t('mergeGoes')} />
      </div>
      {found.length === 0 && <p className={classes.text}>{t('mergeNothing')}</p>}
      {found.map((difference) => (
        <Choice
          key={difference.field}
          difference={difference}
          chosen={choices[difference.field] ?? 'ours'}
          onChoose={(side) => onChoose({ ...choices, [difference.field]: side })}
        />
      ))}
      <p className={classes.text}>{t('mergeAll')}</p>
    </div>
  );
}

function Head({ contact, note }: { contact: Contact; note: string }) {
  return (
    <div className={classes.headOne}>
      <Avatar name={contact.displayName} square={contact.isCompany} size={32} />
      <div className={classes.headText}>
        <span className={classes.headName}>{contact.displayName}</span>
        <span className={classes.note}>
          {note} · <When date={contact.created} exact />
        </span>
      </div>
    </div>
  );
}

interface ChoiceProps {
  difference: Difference;
  chosen: 'ours' | 'theirs' | 'both';
  onChoose: (side: 'ours' | 'theirs' | 'both') => void;
}

function Choice({ difference: { field, ours, theirs }, chosen, onChoose }: ChoiceProps) {
  const t = useText('contacts');
  const access = useText('access');
  const shares: Readonly<Record<string, string>> = {
    0: access('chosen'),
    1: access('everyone'),
    2: access('everyoneReads'),
  };
  const shown = (value: string) => (field === 'shareType' ? (shares[value] ?? value) : value);
  const side = (value: 'ours' | 'theirs', text: string) => (
    <label className={classes.side} data-chosen={chosen === value || chosen === 'both' || undefined}>
      <input
        type="radio"
        name={`merge-${field}`}
        checked={chosen === value}
        onChange={() => onChoose(value)}
      />
      <span className={classes.sideText}>{shown(text)}</span>
    </label>
  );
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>{t(LABELS[field])}</legend>
      <div className={classes.sides}>
        {side('ours', ours)}
        {side('theirs', theirs)}
      </div>
      {field === 'about' && (
        <label className={classes.both}>
          <input
            type="radio"
            name="merge-about"
            checked={chosen === 'both'}
            onChange={() => onChoose('both')}
          />
          {t('mergeBoth')}
        </label>
      )}
    </fieldset>
  );
}
