import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { duplicateQueries } from '../../../data/contactCreation';
import { useMergeContacts } from '../../../data/contactMerge';
import { type Contact, contactQueries, detailOf } from '../../../data/contacts';
import { ContactPicker } from '../../../pickers/ContactPicker';
import { useText } from '../../../shared/i18n/text';
import { Avatar } from '../../../shared/ui/Avatar';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { useToasts } from '../../../shared/ui/toasts';
import { isAlike } from '../contactForm';
import { EMAIL } from '../infoTypes';
import { Comparison } from './Comparison';
import classes from './merge.module.css';
import { type Choices, toMerge } from './merging';

interface Props {
  contact: Contact;
  onMerged: (id: number) => void;
  onClose: () => void;
}

/** Makes one of two contacts: first which other one, then what of each survives. */
export function MergeDialog({ contact, onMerged, onClose }: Props) {
  const t = useText('contacts');
  const common = useText('common');
  const [otherId, setOtherId] = useState<number | null>(null);
  const { data: other } = useQuery({ ...contactQueries.detail(otherId ?? 0), enabled: otherId !== null });
  return (
    <Modal
      opened
      onClose={onClose}
      size={other ? 640 : 480}
      title={t('mergeTitle', { name: contact.displayName })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {other ? (
        <Decision
          contact={contact}
          other={other}
          onBack={() => setOtherId(null)}
          onMerged={(id) => {
            onClose();
            onMerged(id);
          }}
        />
      ) : (
        <Other contact={contact} onPick={setOtherId} />
      )}
    </Modal>
  );
}

function Other({ contact, onPick }: { contact: Contact; onPick: (id: number) => void }) {
  const t = useText('contacts');
  const mail = detailOf(contact, EMAIL) ?? '';
  const { data: byName = [] } = useQuery(duplicateQueries.byName(contact.displayName));
  const { data: byMail = [] } = useQuery(duplicateQueries.byDetail(1, mail));
  const names = new Map(
    [
      ...(mail ? byMail : []).map(({ id, displayName, isCompany }) => ({ id, name: displayName, isCompany })),
      ...byName
        .filter(({ title, isCompany }) => isAlike(title, contact.displayName, isCompany))
        .map(({ id, title, isCompany = false }) => ({ id, name: title, isCompany })),
    ]
      .filter(({ id }) => id !== contact.id)
      .map((one) => [one.id, one]),
  );
  return (
    <div className={classes.other}>
      <p className={classes.text}>{t('mergeText')}</p>
      {names.size > 0 && (
        <ul className={classes.suggestions} aria-label={t('mergeSuggested')}>
          {[...names.values()].map(({ id, name, isCompany }) => (
            <li key={id}>
              <button type="button" className={classes.suggestion} onClick={() => onPick(id)}>
                <Avatar name={name} square={isCompany} size={24} />
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ContactPicker
        label={t('mergeOther')}
        value={null}
        autoFocus
        without={[contact.id]}
        kind="all"
        onChange={(picked) => picked && onPick(picked.id)}
      />
    </div>
  );
}

interface DecisionProps {
  contact: Contact;
  other: Contact;
  onBack: () => void;
  onMerged: (id: number) => void;
}

function Decision({ contact, other, onBack, onMerged }: DecisionProps) {
  const t = useText('contacts');
  const common = useText('common');
  const words = useErrorWords();
  const toasts = useToasts();
  const merge = useMergeContacts();
  const [isSwapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  const [survivor, gone] = isSwapped ? [other, contact] : [contact, other];
  const act = () =>
    void merge
      .mutateAsync({ from: gone.id, into: survivor.id, ...toMerge(survivor, gone, choices) })
      .then((undo) => {
        toasts.done(t('merged', { name: survivor.displayName }), undo);
        onMerged(survivor.id);
      })
      // The dialog shows it.
      .catch(() => undefined);
  return (
    <div>
      <Comparison
        survivor={survivor}
        other={gone}
        choices={choices}
        onChoose={setChoices}
        onSwap={() => {
          setSwapped(!isSwapped);
          setChoices({});
        }}
      />
      {merge.error != null && (
        <p role="alert" className={classes.error}>
          {words(merge.error)}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onBack}>
          {common('cancel')}
        </Button>
        <Button loading={merge.isPending} onClick={act}>
          {t('mergeIt')}
        </Button>
      </Group>
    </div>
  );
}
