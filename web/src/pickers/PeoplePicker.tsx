import { Combobox, useCombobox } from '@mantine/core';
import { IconUsersGroup, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { userQueries } from '../data/users';
import { useText } from '../shared/i18n/text';
import type { Choice } from '../shared/ui/inline/InlineField';
import { plainText } from '../shared/wire/texts';
import classes from './PeoplePicker.module.css';
import { useUserChoices } from './userChoices';

interface Props {
  label: string;
  /** Ids of users and groups. */
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** Names of those that are no longer among the portal's people. */
  known?: readonly Choice[];
  /** Whether groups can be chosen, too. */
  withGroups?: boolean;
}

/** The portal's people, and its groups if wanted, to choose from: each with a face. */
export function usePeopleChoices(withGroups: boolean): readonly Choice[] {
  const users = useUserChoices();
  const { data: groups = [] } = useQuery({ ...userQueries.groups(), enabled: withGroups });
  const all = groups.map(({ id, name }) => ({
    value: id,
    label: plainText(name),
    icon: <IconUsersGroup size={18} aria-hidden />,
  }));
  return withGroups ? [...users, ...all] : users;
}

/** Several people (and groups), found by typing; each can be taken away. */
export function PeoplePicker({ label, value, onChange, known = [], withGroups = false }: Props) {
  const t = useText('access');
  const choices = usePeopleChoices(withGroups);
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ onDropdownOpen: () => combobox.resetSelectedOption() });
  const named = (id: string) => [...choices, ...known].find((choice) => choice.value === id);
  const left = choices.filter(
    (choice) =>
      !value.includes(choice.value) && choice.label.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return (
    <div className={classes.picker}>
      {value.length > 0 && (
        <ul className={classes.chosen} aria-label={label}>
          {value.map((id) => {
            const name = named(id)?.label ?? '…';
            return (
              <li key={id} className={classes.line}>
                {named(id)?.icon}
                <span className={classes.name}>{name}</span>
                <button
                  type="button"
                  className={classes.remove}
                  aria-label={t('remove', { name })}
                  onClick={() => onChange(value.filter((other) => other !== id))}
                >
                  <IconX size={14} aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Combobox
        store={combobox}
        // It stands in popovers, which close at a click outside of them.
        withinPortal={false}
        position="bottom-start"
        onOptionSubmit={(id) => {
          onChange([...value, id]);
          setTyped('');
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target>
          <input
            className={classes.input}
            value={typed}
            aria-label={t('addPerson')}
            placeholder={t('addPerson')}
            onClick={() => combobox.openDropdown()}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={left.length === 0}>
          <Combobox.Options aria-label={t('addPerson')} mah={220} style={{ overflowY: 'auto' }}>
            {left.map((choice) => (
              <Combobox.Option key={choice.value} value={choice.value}>
                <span className={classes.option}>
                  {choice.icon}
                  {choice.label}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
