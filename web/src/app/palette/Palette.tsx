import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { searchQueries } from '../../data/search';
import { useText } from '../../shared/i18n/text';
import { type Command, useCommands } from './commands';
import { foundCommand } from './finds';
import classes from './Palette.module.css';

const PAUSE = 120;

/** Everything by typing: jump to any record, go anywhere, create anything. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText('palette');
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), PAUSE);
  const { data: finds = [] } = useQuery(searchQueries.found(words));
  const fixed = useCommands().filter((command) =>
    command.label.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const commands = [
    ...fixed,
    ...(typed.trim() === '' ? [] : finds.map((find) => foundCommand(find, t, navigate))),
  ];
  const [position, setPosition] = useState(0);
  const current = Math.min(position, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && commands.length > 0) {
      event.preventDefault();
      setPosition((current + step + commands.length) % commands.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[current]);
    }
  };
  return (
    <Modal.Root opened onClose={onClose} size={620} yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content aria-label={t('title')}>
        <div className={classes.head}>
          <IconSearch size={18} aria-hidden />
          <input
            className={classes.input}
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={commands[current] && `${id}-${current}`}
            aria-label={t('title')}
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
        <div id={`${id}-list`} role="listbox" aria-label={t('title')} className={classes.list}>
          {commands.length === 0 && <p className={classes.none}>{t('nothing')}</p>}
          {commands.map((command, index) => (
            <Line
              key={command.id}
              id={`${id}-${index}`}
              command={command}
              isCurrent={index === current}
              group={command.group === commands[index - 1]?.group ? null : command.group}
              onPoint={() => setPosition(index)}
              onRun={() => run(command)}
            />
          ))}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

interface LineProps {
  id: string;
  command: Command;
  isCurrent: boolean;
  /** The heading above it, where a new group begins. */
  group: string | null;
  onPoint: () => void;
  onRun: () => void;
}

function Line({ id, command, isCurrent, group, onPoint, onRun }: LineProps) {
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
        <span className={classes.label}>{command.label}</span>
        {command.hint && <span className={classes.hint}>{command.hint}</span>}
      </div>
    </>
  );
}
