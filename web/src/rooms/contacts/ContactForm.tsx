import { Button, SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { noProgress, type Progress, useCreateContact } from '../../data/contactCreation';
import type { Contact } from '../../data/contacts';
import { useText } from '../../shared/i18n/text';
import { FormFrame } from '../../shared/ui/FormFrame';
import { fieldErrors } from '../../shared/ui/refusals';
import { useToasts } from '../../shared/ui/toasts';
import { ContactFields } from './ContactFields';
import {
  type ContactValues,
  emptyContact,
  errorsIn,
  isTyped,
  nextContact,
  toNewContact,
} from './contactForm';

interface Props {
  kind: ContactValues['kind'];
  as: 'drawer' | 'page';
  /** What is known already: the company of a new person. */
  begin?: Partial<ContactValues>;
  onCreated: (contact: Contact) => void;
  onClose: () => void;
}

/** The form of a new person or company. A second try after a failure creates nothing twice. */
export function ContactForm({ kind, as, begin, onCreated, onClose }: Props) {
  const t = useText('contacts');
  const toasts = useToasts();
  const creation = useCreateContact();
  const progress = useRef<Progress>(noProgress());
  const [first, setFirst] = useState<ContactValues>({ ...emptyContact(kind), ...begin });
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const [round, setRound] = useState(0);
  const wrong = isChecked ? errorsIn(values) : {};
  const refused = fieldErrors(creation.error);
  const save = (onDone: (contact: Contact) => void) => {
    setChecked(true);
    if (Object.keys(errorsIn(values)).length > 0) return;
    creation.mutate(
      { wanted: toNewContact(values), progress: progress.current },
      {
        onSuccess: (contact) => {
          progress.current = noProgress();
          toasts.done(t('createdToast', { name: contact.displayName }));
          onDone(contact);
        },
      },
    );
  };
  const another = () => {
    const next = nextContact(values);
    setFirst(next);
    setValues(next);
    setChecked(false);
    setRound(round + 1);
  };
  return (
    <FormFrame
      opened
      as={as}
      title={t(values.kind === 'person' ? 'newPerson' : 'newCompany')}
      action={t('createIt')}
      dirty={isTyped(values, first)}
      pending={creation.isPending}
      error={Object.keys(refused).some((field) => field in values) ? null : creation.error}
      onSubmit={() => save(onCreated)}
      onClose={onClose}
      extra={
        <Button variant="default" disabled={creation.isPending} onClick={() => save(another)}>
          {t('createAnother')}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={t('kind')}
        value={values.kind}
        data={[
          { value: 'person', label: t('person') },
          { value: 'company', label: t('company') },
        ]}
        onChange={(next) => setValues({ ...values, kind: next === 'company' ? 'company' : 'person' })}
      />
      <ContactFields key={round} values={values} wrong={wrong} refused={refused} onChange={setValues} />
    </FormFrame>
  );
}
