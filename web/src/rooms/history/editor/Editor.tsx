import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useUserChoices } from '../../../pickers/userChoices';
import { useText } from '../../../shared/i18n/text';
import type { Choice } from '../../../shared/ui/inline/InlineField';
import { htmlOf, piecesOf, plainOf } from '../../../shared/ui/rich/pieces';
import { readPieces } from '../../../shared/ui/rich/RichText';
import { mentionable, mentionTyped } from '../events';
import classes from './Editor.module.css';
import { MentionList } from './MentionList';
import { insertMention, insertText, mentionedIn, textBeforeCaret } from './selection';
import { Toolbar } from './Toolbar';

export interface EditorHandle {
  /** What is written, as HTML of known pieces; '' if there are no words. */
  html(): string;
  /** Ids of those who are mentioned. */
  mentioned(): readonly string[];
  clear(): void;
  focus(): void;
}

interface Props {
  ref: Ref<EditorHandle>;
  label: string;
  placeholder: string;
  isOpen: boolean;
  onOpen: () => void;
  onChange: () => void;
  /** Ctrl or ⌘ with Enter. */
  onSubmit: () => void;
  /** Esc, where it closes nothing else. */
  onLeave: () => void;
}

/** A small editor of rich text: bold, italic, lists, links, and colleagues by @. What is pasted loses everything else. */
export function Editor({ ref, label, placeholder, isOpen, onOpen, onChange, onSubmit, onLeave }: Props) {
  const t = useText('history');
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  const [isEmpty, setEmpty] = useState(true);
  const mentions = useMentions();
  useEffect(() => {
    // Paragraphs, not nameless blocks: once for the document, harmless where it is unknown.
    document.execCommand('defaultParagraphSeparator', false, 'p');
  }, []);
  useImperativeHandle(ref, () => ({
    html: () => {
      const pieces = piecesOf(area.current?.childNodes ?? []);
      return plainOf(pieces).trim() === '' ? '' : htmlOf(pieces);
    },
    mentioned: () => mentionedIn(area.current),
    clear: () => {
      area.current?.replaceChildren();
      setEmpty(true);
    },
    focus: () => area.current?.focus(),
  }));
  const note = () => {
    setEmpty((area.current?.textContent ?? '') === '' && !area.current?.querySelector('li'));
    mentions.read(area.current);
    onChange();
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) return;
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    if (html) document.execCommand('insertHTML', false, htmlOf(readPieces(html)));
    else insertText(event.clipboardData.getData('text/plain'));
  };
  const choose = (choice: Choice) => {
    insertMention(choice.value, choice.label);
    mentions.close();
    note();
  };
  const press = (event: KeyboardEvent) => {
    if (mentions.press(event, choose)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onSubmit();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onLeave();
    }
  };
  return (
    <div className={classes.editor} data-open={isOpen || undefined}>
      {isOpen && <Toolbar onDone={note} area={area} />}
      {/* biome-ignore lint/a11y/useSemanticElements: neither an input nor a textarea holds text with looks */}
      <div
        ref={area}
        className={classes.area}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline
        aria-label={label}
        aria-controls={mentions.list.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={mentions.list.length > 0 ? `${id}-people-${mentions.position}` : undefined}
        data-placeholder={placeholder}
        data-empty={isEmpty || undefined}
        onFocus={onOpen}
        onInput={note}
        onPaste={paste}
        onKeyDown={press}
        onBlur={mentions.close}
      />
      {mentions.list.length > 0 && (
        <MentionList
          id={`${id}-people`}
          label={t('mention')}
          people={mentions.list}
          position={mentions.position}
          onChoose={choose}
        />
      )}
    </div>
  );
}

/** The list of people that fit the name being typed, and its keys. */
function useMentions() {
  const people = useUserChoices();
  const [typed, setTyped] = useState<string | null>(null);
  const [position, setPosition] = useState(0);
  const list = typed === null ? [] : mentionable(people, typed);
  const current = Math.min(position, Math.max(0, list.length - 1));
  return {
    list,
    position: current,
    close: () => setTyped(null),
    read: (area: HTMLElement | null) => {
      setTyped(mentionTyped(textBeforeCaret(area)));
      setPosition(0);
    },
    /** Whether a key belonged to the list. */
    press: (event: KeyboardEvent, choose: (choice: Choice) => void): boolean => {
      if (list.length === 0) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = list[current];
      if (step !== undefined) setPosition((current + step + list.length) % list.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen);
      else if (event.key === 'Escape') setTyped(null);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
