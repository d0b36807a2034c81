import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type ContactKind, contactQueries } from '../data/contacts';
import { useText } from '../shared/i18n/text';
import { Avatar } from '../shared/ui/Avatar';
import classes from './ContactPicker.module.css';

const PAUSE = 150;
const NEW = 'new';

/** A contact that was chosen. Id 0: one that is still to be created under this name. */
export interface PickedContact {
  readonly id: number;
  readonly displayName: string;
  readonly isCompany: boolean;
}

interface Common {
  label: string;
  /** Leave the label to those who can't see. */
  hideLabel?: boolean;
  kind?: ContactKind;
  placeholder?: string;
  error?: ReactNode;
  /** Ids that are not offered. */
  without?: readonly number[];
  /** Whether a name that nobody has can be chosen, as a company or a person to be created: its id is 0. */
  canCreate?: 'company' | 'person';
  autoFocus?: boolean;
  /** Whether it stands in a popover, which would close at a click on what is found if that stood outside of it. */
  isInPopover?: boolean;
}

/** One contact, found by typing a part of its name. */
export function ContactPicker({
  value,
  onChange,
  ...rest
}: Common & { value: PickedContact | null; onChange: (contact: PickedContact | null) => void }) {
  const t = useText('contacts');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Search
      {...rest}
      typed={typed ?? value?.displayName ?? ''}
      words={typed ?? ''}
      placeholder={rest.placeholder ?? t('pickContact')}
      icon={value && typed === null ? <Face contact={value} /> : undefined}
      onType={setTyped}
      onLeave={() => {
        if (typed === '') onChange(null);
        setTyped(null);
      }}
      onPick={(contact) => {
        setTyped(null);
        onChange(contact);
      }}
      onClear={value ? () => onChange(null) : undefined}
      clearLabel={value ? t('unpick', { name: value.displayName }) : ''}
    />
  );
}

/** Several contacts, found by typing; each can be taken away. */
export function ContactsPicker({
  value,
  onChange,
  ...rest
}: Common & { value: readonly PickedContact[]; onChange: (contacts: readonly PickedContact[]) => void }) {
  const t = useText('contacts');
  const [typed, setTyped] = useState('');
  const without = [...(rest.without ?? []), ...value.map((contact) => contact.id)];
  return (
    <div>
      <Search
        {...rest}
        without={without}
        typed={typed}
        words={typed}
        placeholder={rest.placeholder ?? t('addContact')}
        onType={setTyped}
        onLeave={() => setTyped('')}
        onPick={(contact) => {
          setTyped('');
          onChange([...value, contact]);
        }}
      />
      {value.length > 0 && (
        <ul className={classes.list} aria-label={rest.label}>
          {value.map((contact) => (
            <li key={`${contact.id} ${contact.displayName}`} className={classes.line}>
              <Face contact={contact} />
              <span className={classes.name}>{contact.displayName}</span>
              {contact.id === 0 && <span className={classes.isNew}>{t('isNew')}</span>}
              <button
                type="button"
                className={classes.remove}
                aria-label={t('unpick', { name: contact.displayName })}
                onClick={() => onChange(value.filter((other) => other !== contact))}
              >
                <IconX size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface SearchProps extends Common {
  /** What stands in the field, and what is looked for. */
  typed: string;
  words: string;
  icon?: ReactNode;
  onType: (typed: string) => void;
  onLeave: () => void;
  onPick: (contact: PickedContact) => void;
  onClear?: (() => void) | undefined;
  clearLabel?: string;
}

function Search(props: SearchProps) {
  const { words, kind = 'all', without = [], canCreate } = props;
  const t = useText('contacts');
  const [wanted] = useDebouncedValue(words.trim(), PAUSE);
  const [isOpen, setOpen] = useState(false);
  const combobox = useCombobox({ opened: isOpen, onOpenedChange: setOpen });
  const {
    data = [],
    isFetching,
    isPlaceholderData,
  } = useQuery({
    ...contactQueries.fitting(wanted, kind),
    enabled: isOpen,
  });
  // Only then is it known who is not there: before, somebody might be created a second time.
  const isSettled = wanted === words.trim() && !isFetching && !isPlaceholderData;
  const found = data.filter((contact) => !without.includes(contact.id));
  const isKnown = found.some((one) => one.displayName.toLowerCase() === words.trim().toLowerCase());
  const offersNew = isSettled && canCreate !== undefined && words.trim() !== '' && !isKnown;
  const pick = (value: string) => {
    const contact = found.find((one) => String(one.id) === value);
    if (contact) props.onPick(contact);
    else if (value === NEW)
      props.onPick({ id: 0, displayName: words.trim(), isCompany: canCreate === 'company' });
    setOpen(false);
  };
  return (
    <Combobox store={combobox} withinPortal={!props.isInPopover} onOptionSubmit={pick}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          role="combobox"
          autoComplete="off"
          {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
          // At once, for those who type on; and where dialogs look for what is to have the focus.
          {...(props.autoFocus ? { autoFocus: true, 'data-autofocus': true } : {})}
          value={props.typed}
          error={props.error}
          placeholder={props.placeholder}
          leftSection={props.icon}
          rightSection={isFetching ? <Loader size={14} /> : <Clear {...props} />}
          rightSectionPointerEvents="all"
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            props.onLeave();
          }}
          onChange={(event) => {
            props.onType(event.currentTarget.value);
            setOpen(true);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={props.label}>
          {found.map((contact) => (
            <Combobox.Option key={contact.id} value={String(contact.id)}>
              <span className={classes.option}>
                <Face contact={contact} />
                <span className={classes.name}>{contact.displayName}</span>
              </span>
            </Combobox.Option>
          ))}
          {offersNew && (
            <Combobox.Option value={NEW}>
              <span className={classes.create}>
                <IconPlus size={15} aria-hidden />
                {t(canCreate === 'company' ? 'createCompanyNamed' : 'createPersonNamed', {
                  name: words.trim(),
                })}
              </span>
            </Combobox.Option>
          )}
          {isSettled && found.length === 0 && !offersNew && (
            <Combobox.Empty>{t('noContactFits')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Clear({ onClear, clearLabel }: SearchProps) {
  if (!onClear) return null;
  return (
    <button type="button" className={classes.remove} aria-label={clearLabel} onClick={onClear}>
      <IconX size={14} aria-hidden />
    </button>
  );
}

function Face({ contact }: { contact: PickedContact }) {
  return <Avatar name={contact.displayName} square={contact.isCompany} size={20} />;
}
