import { Select, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useLocale } from '../../i18n/text';
import { decimalMark, readAmount } from '../../wire/decimals';
import type { Editing } from './editing';
import type { Choice } from './InlineField';

interface Common {
  editing: Editing<string>;
  labelledBy: string;
}

interface TextProps extends Common {
  kind: 'text' | 'textarea' | 'number' | 'email' | 'tel' | 'url' | 'money';
  suffix: string | undefined;
}

const TYPES = {
  text: 'text',
  textarea: 'text',
  number: 'text',
  money: 'text',
  email: 'email',
  tel: 'tel',
  url: 'url',
} as const;

/** One line, or several: there Enter makes a new line, and Ctrl or ⌘ with Enter saves. */
export function TextEditor({ editing, labelledBy, kind, suffix }: TextProps) {
  const mark = decimalMark(useLocale().tag);
  const isNumber = kind === 'number' || kind === 'money';
  const [text, setText] = useState(isNumber ? editing.draft.replace('.', mark) : editing.draft);
  const read = isNumber && text.trim() !== '' ? readAmount(text, mark) : text.trim();
  const save = () => {
    if (read !== null) void editing.save(read);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (kind === 'textarea' && !event.metaKey && !event.ctrlKey)) return;
    event.preventDefault();
    save();
  };
  const common = {
    value: text,
    autoFocus: true,
    error: read === null || editing.error !== null,
    'aria-labelledby': labelledBy,
    onKeyDown: press,
    // A refused value stays to be corrected: leaving it then sends nothing.
    onBlur: () => (editing.error === null && read !== null ? save() : undefined),
  };
  if (kind === 'textarea') {
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        maxRows={14}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={TYPES[kind]}
      inputMode={isNumber ? 'decimal' : undefined}
      rightSection={suffix}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** A day, by the browser's own calendar: it speaks the user's language and fits a phone. */
export function DateEditor({ editing, labelledBy }: Common) {
  return (
    <TextInput
      type="date"
      autoFocus
      value={editing.draft}
      aria-labelledby={labelledBy}
      onChange={(event) => editing.change(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && void editing.save()}
      onBlur={() => (editing.error === null ? void editing.save() : undefined)}
    />
  );
}

/** One of some choices, to be found by typing. */
export function SelectEditor({
  editing,
  labelledBy,
  choices,
  clearable,
}: Common & { choices: readonly Choice[]; clearable: boolean }) {
  return (
    <Select
      searchable
      autoFocus
      defaultDropdownOpened
      clearable={clearable}
      data={choices.map(({ value, label }) => ({ value, label }))}
      value={editing.draft || null}
      aria-labelledby={labelledBy}
      onChange={(value) => void editing.save(value ?? '')}
      onDropdownClose={editing.cancel}
      renderOption={({ option }) => (
        <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          {choices.find((one) => one.value === option.value)?.icon}
          {option.label}
        </span>
      )}
    />
  );
}
