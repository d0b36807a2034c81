import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { searchQueries } from '../../../data/search';
import { useText } from '../../../shared/i18n/text';
import { EntityIcon } from './EntityIcon';
import classes from './form.module.css';

const PAUSE = 150;

/** An opportunity or a case that a task belongs to. */
export interface PickedEntity {
  readonly kind: 'opportunity' | 'case';
  readonly id: number;
  readonly title: string;
}

interface Props {
  label: string;
  hideLabel?: boolean;
  autoFocus?: boolean;
  value: PickedEntity | null;
  onChange: (entity: PickedEntity | null) => void;
  /** Told when the field is left without a choice. */
  onLeave?: () => void;
  error?: ReactNode;
}

/** An opportunity or a case, found by its words. */
export function EntityPicker(props: Props) {
  const { label, value, onChange } = props;
  const t = useText('tasks');
  const common = useText('common');
  const [typed, setTyped] = useState<string | null>(null);
  const [words] = useDebouncedValue((typed ?? '').trim(), PAUSE);
  const { data = [] } = useQuery(searchQueries.found(words));
  const combobox = useCombobox();
  const found = data.flatMap(({ entityType, id, title }) =>
    entityType === 'opportunity' || entityType === 'case' ? [{ kind: entityType, id, title } as const] : [],
  );
  const pick = (key: string) => {
    const picked = found.find((one) => `${one.kind} ${one.id}` === key);
    setTyped(null);
    combobox.closeDropdown();
    if (picked) onChange(picked);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target>
        <TextInput
          {...(props.hideLabel ? { 'aria-label': label } : { label })}
          autoFocus={props.autoFocus ?? false}
          error={props.error}
          placeholder={t('findEntity')}
          value={typed ?? value?.title ?? ''}
          leftSection={value && typed === null ? <EntityIcon kind={value.kind} /> : undefined}
          rightSectionPointerEvents="all"
          rightSection={
            value && (
              <button
                type="button"
                className={classes.clear}
                aria-label={t('removeEntity')}
                onClick={() => onChange(null)}
              >
                <IconX size={14} aria-hidden />
              </button>
            )
          }
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed === '') onChange(null);
            setTyped(null);
            props.onLeave?.();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={words === ''}>
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {found.map((one) => (
            <Combobox.Option key={`${one.kind} ${one.id}`} value={`${one.kind} ${one.id}`}>
              <span className={classes.option}>
                <EntityIcon kind={one.kind} />
                {one.title}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{common('nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
