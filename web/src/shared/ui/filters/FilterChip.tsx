import { Checkbox, Popover, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { useFormats } from '../../i18n/formats';
import { useText } from '../../i18n/text';
import { readDate } from '../../wire/dates';
import classes from './FilterBar.module.css';
import type { Filter, FilterValue } from './filter';

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
    <Popover opened={isOpen} onChange={toggle} trapFocus returnFocus>
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

interface EditorProps {
  filter: Filter;
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
  onDone: () => void;
}

function FilterEditor({ filter, value, onChange, onDone }: EditorProps) {
  if (filter.kind === 'days') return <DaysEditor value={value} onChange={onChange} />;
  if (filter.kind === 'own') return filter.editor({ value, onChange, onDone });
  const chosen = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const choose = (one: string) => {
    if (filter.kind === 'choice') {
      onChange(one);
      onDone();
      return;
    }
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    onChange(next.length > 0 ? next : undefined);
  };
  return <Choices filter={filter} chosen={chosen} onChoose={choose} />;
}

const SEARCHED_FROM = 8;

function Choices({
  filter,
  chosen,
  onChoose,
}: {
  filter: Exclude<Filter, { kind: 'days' | 'own' }>;
  chosen: readonly string[];
  onChoose: (value: string) => void;
}) {
  const t = useText('common');
  const [typed, setTyped] = useState('');
  const shown = filter.choices.filter((choice) => choice.label.toLowerCase().includes(typed.toLowerCase()));
  return (
    <>
      {filter.choices.length > SEARCHED_FROM && (
        <TextInput
          data-autofocus
          value={typed}
          placeholder={t('find')}
          aria-label={t('find')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb={6}
        />
      )}
      <div className={classes.choices}>
        {shown.length === 0 && <p className={classes.none}>{t('nothingFound')}</p>}
        {shown.map((choice) => (
          <button
            key={choice.value}
            type="button"
            className={classes.choice}
            aria-pressed={chosen.includes(choice.value)}
            onClick={() => onChoose(choice.value)}
          >
            {filter.kind === 'choices' && (
              <Checkbox.Indicator size="xs" checked={chosen.includes(choice.value)} />
            )}
            {choice.icon}
            <span className={classes.choiceLabel}>{choice.label}</span>
            {filter.kind === 'choice' && chosen.includes(choice.value) && <IconCheck size={15} aria-hidden />}
          </button>
        ))}
      </div>
    </>
  );
}

function DaysEditor({
  value,
  onChange,
}: {
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
}) {
  const t = useText('common');
  const [from = '', to = ''] = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const change = (next: readonly string[]) => onChange(next.some((day) => day !== '') ? next : undefined);
  return (
    <div className={classes.days}>
      <TextInput
        type="date"
        label={t('from')}
        value={from}
        max={to || undefined}
        onChange={(event) => change([event.currentTarget.value, to])}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={to}
        min={from || undefined}
        onChange={(event) => change([from, event.currentTarget.value])}
      />
    </div>
  );
}
