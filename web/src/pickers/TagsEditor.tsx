import { Combobox, useCombobox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type TagChange, type TaggedKind, tagQueries, useChangeTag } from '../data/tags';
import { useText } from '../shared/i18n/text';
import { useErrorWords } from '../shared/ui/errorWords';
import { isWireError } from '../shared/wire/errors';
import classes from './TagsEditor.module.css';
import { fitting } from './tagChoice';

const LONGEST = 50;

interface Props {
  kind: TaggedKind;
  id: number;
  readOnly?: boolean;
  /** Told each change that was saved. */
  onChanged?: (change: TagChange) => void;
}

/** The tags of a record: add by typing, take away with their cross or Backspace. Each change shows at once. */
export function TagsEditor({ kind, id, readOnly = false, onChanged }: Props) {
  const t = useText('tags');
  const words = useErrorWords();
  const { data: tags, error } = useQuery(tagQueries.of(kind, id));
  const change = useChangeTag(kind, id);
  const save = (one: TagChange) => change.mutate(one, { onSuccess: () => onChanged?.(one) });
  if (!tags) {
    if (!error) return <span className={classes.waiting} aria-hidden />;
    return <span className={classes.quiet}>{isWireError(error, 'not-found') ? null : words(error)}</span>;
  }
  if (readOnly && tags.length === 0) return <span className={classes.quiet}>{t('none')}</span>;
  return (
    <div>
      <ul className={classes.tags} aria-label={t('title')}>
        {tags.map((tag) => (
          <li key={tag} className={classes.tag}>
            <span className={classes.label}>{tag}</span>
            {!readOnly && (
              <button
                type="button"
                className={classes.remove}
                aria-label={t('remove', { tag })}
                onClick={() => save({ title: tag, isOn: false })}
              >
                <IconX size={12} aria-hidden />
              </button>
            )}
          </li>
        ))}
        {!readOnly && (
          <li>
            <Adder
              kind={kind}
              tags={tags}
              onAdd={(title) => save({ title, isOn: true })}
              onRemoveLast={() => {
                const last = tags.at(-1);
                if (last !== undefined) save({ title: last, isOn: false });
              }}
            />
          </li>
        )}
      </ul>
      {change.error && (
        <p role="alert" className={classes.error}>
          {words(change.error)}
        </p>
      )}
    </div>
  );
}

interface AdderProps {
  kind: TaggedKind;
  tags: readonly string[];
  onAdd: (title: string) => void;
  onRemoveLast: () => void;
}

/** A button that becomes an input, with the known tags that fit below it. */
function Adder({ kind, tags, onAdd, onRemoveLast }: AdderProps) {
  const t = useText('tags');
  const [isAdding, setAdding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (returnsFocus: boolean) => {
    setAdding(false);
    if (returnsFocus) requestAnimationFrame(() => button.current?.focus());
  };
  if (isAdding)
    return <TagInput kind={kind} tags={tags} onAdd={onAdd} onRemoveLast={onRemoveLast} onClose={close} />;
  return (
    <button ref={button} type="button" className={classes.add} onClick={() => setAdding(true)}>
      <IconPlus size={13} aria-hidden />
      {t('add')}
    </button>
  );
}

function TagInput({
  kind,
  tags,
  onAdd,
  onRemoveLast,
  onClose,
}: AdderProps & { onClose: (returnsFocus: boolean) => void }) {
  const t = useText('tags');
  const [typed, setTyped] = useState('');
  const { data: known } = useQuery(tagQueries.list(kind));
  const combobox = useCombobox({ defaultOpened: true });
  const { options, isNew: isUnknown } = fitting(
    (known ?? []).map(({ title }) => title),
    tags,
    typed,
  );
  // Before the known ones are there, nobody can tell that it is new.
  const isNew = isUnknown && known !== undefined;
  const best = options[0] ?? isNew;
  const add = (title: string) => {
    onAdd(title.trim());
    setTyped('');
  };
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    // Enter takes what fits best, and nothing while nothing is typed.
    if (typed.trim() === '' || best === false) resetSelectedOption();
    else selectFirstOption();
  }, [typed, best, selectFirstOption, resetSelectedOption]);
  return (
    <Combobox store={combobox} onOptionSubmit={add} position="bottom-start" width={220} withinPortal>
      <Combobox.Target>
        <input
          className={classes.input}
          // biome-ignore lint/a11y/noAutofocus: it stands where the button was that was just pressed
          autoFocus
          value={typed}
          maxLength={LONGEST}
          aria-label={t('add')}
          placeholder={t('placeholder')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              onClose(true);
            } else if (event.key === 'Enter' && known === undefined && typed.trim() !== '') {
              // Faster than the list: the server knows whether there is such a tag.
              event.preventDefault();
              add(typed);
            } else if (event.key === 'Backspace' && typed === '') onRemoveLast();
          }}
          onBlur={() => onClose(false)}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0 && !isNew}>
        <Combobox.Options aria-label={t('title')} mah={240} style={{ overflowY: 'auto' }}>
          {options.map((title) => (
            <Combobox.Option key={title} value={title}>
              {title}
            </Combobox.Option>
          ))}
          {isNew && <Combobox.Option value={typed}>{t('create', { tag: typed.trim() })}</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
