import { ActionIcon, Popover, TextInput, Tooltip } from '@mantine/core';
import {
  IconAt,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  type TablerIcon,
} from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue';
import { useText } from '../../../shared/i18n/text';
import classes from './Editor.module.css';
import { insertText } from './selection';

const COMMANDS: readonly { command: string; label: TextKey<'history'>; icon: TablerIcon }[] = [
  { command: 'bold', label: 'bold', icon: IconBold },
  { command: 'italic', label: 'italic', icon: IconItalic },
  { command: 'insertUnorderedList', label: 'bullets', icon: IconList },
  { command: 'insertOrderedList', label: 'numbers', icon: IconListNumbers },
];
const SIZE = 16;
const SCHEME = 'https://';

/** What can be done with the text that is selected. The editor keeps the focus when one of these is pressed. */
export function Toolbar({ area, onDone }: { area: RefObject<HTMLDivElement | null>; onDone: () => void }) {
  const t = useText('history');
  const run = (act: () => void) => {
    area.current?.focus();
    act();
    onDone();
  };
  return (
    <div role="toolbar" aria-label={t('formatting')} className={classes.toolbar}>
      {COMMANDS.map(({ command, label, icon: Icon }) => (
        <Tooltip key={command} label={t(label)}>
          <ActionIcon
            size={26}
            aria-label={t(label)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(() => document.execCommand(command))}
          >
            <Icon size={SIZE} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <LinkButton onLink={(address) => run(() => document.execCommand('createLink', false, address))} />
      <Tooltip label={t('mention')}>
        <ActionIcon
          size={26}
          aria-label={t('mention')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(() => insertText('@'))}
        >
          <IconAt size={SIZE} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Asks for an address, and gives it to what was selected before. */
function LinkButton({ onLink }: { onLink: (address: string) => void }) {
  const t = useText('history');
  const [selected, setSelected] = useState<Range | null>(null);
  const [address, setAddress] = useState('');
  const open = () => {
    const selection = document.getSelection();
    if (selection && selection.rangeCount > 0) setSelected(selection.getRangeAt(0).cloneRange());
  };
  const link = () => {
    const selection = document.getSelection();
    if (selected && selection && address.trim() !== '') {
      selection.removeAllRanges();
      selection.addRange(selected);
      const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address.trim() : SCHEME + address.trim();
      if (selected.collapsed) insertLinkText(whole);
      onLink(whole);
    }
    setSelected(null);
    setAddress('');
  };
  return (
    <Popover opened={selected !== null} onChange={(isOpen) => !isOpen && setSelected(null)} trapFocus>
      <Popover.Target>
        <ActionIcon
          size={26}
          aria-label={t('link')}
          title={t('link')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={open}
        >
          <IconLink size={SIZE} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <TextInput
          data-autofocus
          w={260}
          value={address}
          aria-label={t('linkAddress')}
          placeholder={SCHEME}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            link();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Without a selection the address itself is the text of the link. */
function insertLinkText(address: string): void {
  insertText(address);
  const selection = document.getSelection();
  const { anchorNode, anchorOffset = 0 } = selection ?? {};
  if (anchorNode)
    selection?.setBaseAndExtent(anchorNode, anchorOffset - address.length, anchorNode, anchorOffset);
}
