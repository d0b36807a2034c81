import { Checkbox, FocusTrap, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/text';
import classes from './FilterBar.module.css';
import type { Filter, FilterValue } from './filter';

interface EditorProps {
  filter: Filter;
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
  onDone: () => void;
}

/** What a filter's value is chosen with; the focus is in it as long as it is there. */
export function FilterEditor(props: EditorProps) {
  return (
    <FocusTrap active>
      <div>
        <Editor {...props} />
      </div>
    </FocusTrap>
  );
}

function Editor({ filter, value, onChange, onDone }: EditorProps) {
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
