import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchQueries } from '../data/search';
import { useText } from '../shared/i18n/text';

const PAUSE = 150;

interface Props {
  kind: 'opportunity' | 'case';
  label: string;
  without: readonly number[];
  onPick: (id: number) => void;
  onClose: () => void;
}

/** An opportunity or a case, found by its words; the label is its placeholder. */
export function RecordPicker({ kind, label, without, onPick, onClose }: Props) {
  const t = useText('common');
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), PAUSE);
  const { data = [] } = useQuery(searchQueries.found(words));
  const combobox = useCombobox({ defaultOpened: true });
  const found = data.filter((one) => one.entityType === kind && !without.includes(one.id));
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => onPick(Number(id))}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          autoFocus
          role="combobox"
          autoComplete="off"
          aria-label={label}
          placeholder={label}
          value={typed}
          onBlur={onClose}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={words === ''}>
        <Combobox.Options aria-label={label}>
          {found.map((one) => (
            <Combobox.Option key={one.id} value={String(one.id)}>
              {one.title}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
