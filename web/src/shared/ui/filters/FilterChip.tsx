import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { useFormats } from '../../i18n/formats';
import { useText } from '../../i18n/text';
import { readDate } from '../../wire/dates';
import { later } from '../later';
import classes from './FilterBar.module.css';
import type { Filter, FilterValue } from './filter';

export const FilterEditor = later(async () => (await import('./FilterEditor')).FilterEditor);

interface Props {
  filter: Filter;
  value: FilterValue | undefined;
  /** Whether it was just added, and asks for its value. */
  isNew: boolean;
  onChange: (value: FilterValue | undefined) => void;
  onClose: () => void;
}

/** One filter: says what it holds, opens to change it, and can be taken away. */
export function FilterChip({ filter, value, isNew, onChange, onClose }: Props) {
  const t = useText('common');
  const [isOpen, setOpen] = useState(isNew);
  const said = useSaid(filter, value);
  const toggle = (open: boolean) => {
    setOpen(open);
    if (!open) onClose();
  };
  return (
    <Popover opened={isOpen} onChange={toggle} returnFocus>
      <Popover.Target>
        <ChipBody
          filter={filter}
          said={said}
          isOpen={isOpen}
          onOpen={() => toggle(!isOpen)}
          onRemove={() => {
            onChange(undefined);
            onClose();
          }}
          removeLabel={t('removeFilter', { label: filter.label })}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={filter.label}>
        <FilterEditor filter={filter} value={value} onChange={onChange} onDone={() => toggle(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface BodyProps {
  ref?: Ref<HTMLSpanElement>;
  filter: Filter;
  said: string;
  isOpen: boolean;
  onOpen: () => void;
  onRemove: () => void;
  removeLabel: string;
}

function ChipBody({ ref, filter, said, isOpen, onOpen, onRemove, removeLabel }: BodyProps) {
  return (
    <span ref={ref} className={classes.chip}>
      <button
        type="button"
        className={classes.chipLabel}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={onOpen}
      >
        <span className={classes.chipName}>{filter.label}</span>
        {said}
      </button>
      <button type="button" className={classes.chipClose} aria-label={removeLabel} onClick={onRemove}>
        <IconX size={13} aria-hidden />
      </button>
    </span>
  );
}

function useSaid(filter: Filter, value: FilterValue | undefined): string {
  const formats = useFormats();
  if (value === undefined) return '…';
  if (filter.kind === 'own') return filter.said(value);
  const values = typeof value === 'string' ? [value] : value;
  if (filter.kind === 'days') {
    const [from, to] = values.map((day) => {
      const moment = readDate(`${day}T00:00:00`);
      return moment ? formats.day(moment) : '';
    });
    return `${from ?? ''} – ${to ?? ''}`.trim();
  }
  return formats.list(
    values.map((one) => filter.choices.find((choice) => choice.value === one)?.label ?? one),
  );
}
