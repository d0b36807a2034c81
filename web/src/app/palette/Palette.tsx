import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../shared/i18n/text';
import { Keys } from '../../shared/keys/Keys';
import { type Command, useCommands, useOwnCommands, usePageOffers, useRecentCommands } from './commands';
import { useFinds } from './finds';
import classes from './Palette.module.css';
import { type MarkedPart, marked, ranked } from './ranking';
import { useSettingsCommands } from './settingsCommands';

const PAUSE = 90;
const MOST_COMMANDS = 6;

/** Everything by typing: jump to any record, go anywhere, create anything, do what the page offers. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText('palette');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [position, setPosition] = useState(0);
  const { commands, isSearching } = useAll(typed);
  const current = Math.min(position, commands.length - 1);
  const before = useRef(document.activeElement);
  const leave = () => {
    onClose();
    const { current: element } = before;
    if (element instanceof HTMLElement) requestAnimationFrame(() => element.focus());
  };
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    // The command may put the focus somewhere: the palette has to be gone by then.
    requestAnimationFrame(command.run);
  };
  const press = (event: KeyboardEvent) => {
    const to = target(event, current, commands.length);
    if (to !== null) {
      event.preventDefault();
      setPosition(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[current]);
    }
  };
  return (
    <Modal.Root opened onClose={leave} returnFocus={false} size={640} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content aria-label={t('title')}>
        <div className={classes.head} data-busy={isSearching || undefined}>
          <IconSearch size={18} aria-hidden />
          <input
            className={classes.input}
            data-autofocus
            // biome-ignore lint/a11y/noAutofocus: it opened because somebody wants to type, and does so at once
            autoFocus
            role="combobox"
            aria-expanded={commands.length > 0}
            aria-controls={commands.length > 0 ? `${id}-list` : undefined}
            aria-activedescendant={commands[current] && `${id}-${current}`}
            aria-label={t('title')}
            aria-autocomplete="list"
            placeholder={t('placeholder')}
            maxLength={100}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setPosition(0);
            }}
            onKeyDown={press}
          />
        </div>
        {commands.length === 0 ? (
          <p className={classes.none}>{!isSearching && t('nothingFor', { words: typed.trim() })}</p>
        ) : (
          <div id={`${id}-list`} role="listbox" aria-label={t('title')} className={classes.list}>
            {commands.map((command, index) => (
              <Line
                key={command.id}
                id={`${id}-${index}`}
                command={command}
                typed={typed}
                isCurrent={index === current}
                group={command.group === commands[index - 1]?.group ? null : command.group}
                onPoint={() => setPosition(index)}
                onRun={() => run(command)}
              />
            ))}
          </div>
        )}
        <p className="sr-only" role="status">
          {isSearching ? '' : t('count', { count: commands.length })}
        </p>
        <div className={classes.foot} aria-hidden>
          <span>
            <Keys keys="ArrowUp ArrowDown" /> {t('choose')}
          </span>
          <span>
            <Keys keys="Enter" /> {t('open')}
          </span>
          <span>
            <Keys keys="Escape" /> {t('leave')}
          </span>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Returns where a key leads in a list of so many; null for other keys. */
function target(event: KeyboardEvent, current: number, count: number): number | null {
  if (count === 0) return null;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) return (current + step + count) % count;
  if (event.key === 'PageDown') return Math.min(count - 1, current + 8);
  return event.key === 'PageUp' ? Math.max(0, current - 8) : null;
}

/** What there is to do for what is typed: while nothing is, what was open lately and what the page offers. */
function useAll(typed: string) {
  const [words] = useDebouncedValue(typed.trim(), PAUSE);
  const page = usePageOffers();
  const recent = useRecentCommands();
  const everywhere = useCommands();
  const own = useOwnCommands();
  const settings = useSettingsCommands();
  const finds = useFinds(typed.trim() === '' ? '' : words);
  if (typed.trim() === '') return { commands: [...recent, ...page, ...everywhere], isSearching: false };
  const fixed = ranked([...page, ...everywhere, ...settings, ...own], typed).slice(0, MOST_COMMANDS);
  // Commands that belong together stand together, the group of the best one first.
  const groups = [...new Set(fixed.map((command) => command.group))];
  const ordered = fixed.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  return {
    commands: [...ordered, ...finds.commands],
    isSearching: finds.isSearching || words !== typed.trim(),
  };
}

interface LineProps {
  id: string;
  command: Command;
  typed: string;
  isCurrent: boolean;
  /** The heading above it, where a new group begins. */
  group: string | null;
  onPoint: () => void;
  onRun: () => void;
}

function Line({ id, command, typed, isCurrent, group, onPoint, onRun }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <>
      {group && (
        <p className={classes.group} role="presentation">
          {group}
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys of its list */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the input above keeps the focus */}
      <div
        ref={line}
        id={id}
        role="option"
        aria-selected={isCurrent}
        className={classes.line}
        onMouseMove={onPoint}
        onClick={onRun}
      >
        {command.icon}
        <span className={classes.label}>
          <Marked parts={command.parts ?? marked(command.label, typed)} />
        </span>
        {command.aside && command.aside.length > 0 && (
          <span className={classes.aside}>
            <Marked parts={command.aside} />
          </span>
        )}
        {command.hint && <span className={classes.hint}>{command.hint}</span>}
      </div>
    </>
  );
}

function Marked({ parts }: { parts: readonly MarkedPart[] }) {
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have nothing but their place
    part.isMark ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}
