import { Button, Menu, TextInput } from '@mantine/core';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text';
import { useShortcut } from '../../keys/KeysProvider';
import classes from './FilterBar.module.css';
import { FilterChip } from './FilterChip';
import type { Filter, FilterValue } from './filter';

const LONGEST = 100;
const PAUSE = 200;

interface Props {
  /** What the list can be narrowed by. */
  filters: readonly Filter[];
  /** What it is narrowed by now, by the ids of the filters. */
  values: Readonly<Record<string, FilterValue | undefined>>;
  onChange: (id: string, value: FilterValue | undefined) => void;
  /** What is searched for; null where the list has no search. */
  text: string | null;
  onText?: (text: string) => void;
  onClear: () => void;
  /** What else stands at the right. */
  children?: ReactNode;
}

/** The filters of a list as chips, a menu to add one, and a search. Its state is the page's: keep it in the URL. */
export function FilterBar({ filters, values, onChange, text, onText, onClear, children }: Props) {
  const t = useText('common');
  const [added, setAdded] = useState<string | null>(null);
  const active = filters.filter((filter) => values[filter.id] !== undefined || filter.id === added);
  const left = filters.filter((filter) => !active.includes(filter));
  return (
    <search className={classes.bar} aria-label={t('filters')}>
      {text !== null && onText && <SearchField text={text} onText={onText} />}
      {active.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          value={values[filter.id]}
          isNew={filter.id === added}
          onChange={(value) => onChange(filter.id, value)}
          onClose={() => setAdded(null)}
        />
      ))}
      {left.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button variant="subtle" color="gray" leftSection={<IconFilter size={15} aria-hidden />}>
              {t('addFilter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {left.map((filter) => (
              <Menu.Item key={filter.id} leftSection={filter.icon} onClick={() => setAdded(filter.id)}>
                {filter.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {(active.length > 0 || Boolean(text)) && (
        <Button variant="subtle" color="gray" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      )}
      <div className={classes.rest}>{children}</div>
    </search>
  );
}

function SearchField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useText('common');
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    // The URL was changed from elsewhere: Back, or a link.
    setSeen(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onText(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  useShortcut('search.focus', () => input.current?.focus());
  return (
    <TextInput
      ref={input}
      className={classes.search}
      type="search"
      value={typed}
      maxLength={LONGEST}
      aria-label={t('searchList')}
      placeholder={t('searchList')}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed && (
          <button
            type="button"
            className={classes.clear}
            aria-label={t('clearSearch')}
            onClick={() => setTyped('')}
          >
            <IconX size={14} aria-hidden />
          </button>
        )
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
