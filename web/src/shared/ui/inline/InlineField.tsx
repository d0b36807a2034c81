import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../../i18n/text';
import { later } from '../later';
import { useEditing } from './editing';
import classes from './InlineField.module.css';
import { OvertakenNote } from './OvertakenNote';

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface Common<V> {
  label: string;
  value: V;
  /**
   * Saves; what it throws is shown beside the field, and the value is as it was. A conflict of a `…/fields` call is
   * put to the user: keep what a colleague saved meanwhile, or overwrite it.
   */
  onSave: (value: V) => Promise<unknown>;
  /** Saves whatever others made of the value: the same without `expected`. `onSave` if left out. */
  onOverwrite?: (value: V) => Promise<unknown>;
  /** How the value looks when it is not edited; its text if left out. */
  display?: (value: V) => ReactNode;
  placeholder?: string;
  readOnly?: boolean;
  /** Leave the label to those who can't see: for a value that speaks for itself. */
  hideLabel?: boolean;
}

export type InlineFieldProps =
  | ({ kind: 'text' | 'textarea' | 'number' | 'email' | 'tel' | 'url' } & Common<string>)
  /** The value is an amount as the wire takes it; `currency` such as EUR stands beside it. */
  | ({ kind: 'money'; currency?: string | undefined } & Common<string>)
  /** The value is a day such as 2024-06-30; '' for none. */
  | ({ kind: 'date' } & Common<string>)
  /** The value is that of one of the choices; '' for none. Users are choices with a face. */
  | ({ kind: 'select' | 'user'; choices: readonly Choice[]; clearable?: boolean } & Common<string>);

/** What the value is changed with: more code than what shows it. */
export const InlineEditor = later(async () => (await import('./InlineEditor')).InlineEditor);

/** A value that is edited in its place: click or Enter edits, Enter saves, Esc leaves it as it was. */
export function InlineField(props: InlineFieldProps) {
  const { label, value, onSave, readOnly = false, hideLabel = false } = props;
  const editing = useEditing(value, onSave, props.onOverwrite);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // Focus goes back to where it came from, unless it has already gone elsewhere.
    if (wasEditing.current && !editing.isEditing && document.activeElement === document.body)
      button.current?.focus();
    wasEditing.current = editing.isEditing;
  }, [editing.isEditing]);
  const leaves = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    editing.cancel();
  };
  return (
    <div className={classes.field} data-bare={hideLabel || undefined}>
      <span id={id} className={hideLabel ? 'sr-only' : classes.label}>
        {label}
      </span>
      <div className={classes.value}>
        {editing.isEditing ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it listens for Esc on behalf of the editor inside
          <div onKeyDown={leaves}>
            <InlineEditor field={props} editing={editing} labelledBy={id} />
          </div>
        ) : readOnly ? (
          <span className={classes.text}>
            <Shown field={props} value={editing.shown} />
          </span>
        ) : (
          <button
            ref={button}
            type="button"
            className={classes.button}
            id={`${id}-value`}
            aria-labelledby={`${id} ${id}-value`}
            onPointerEnter={InlineEditor.warm}
            onFocus={InlineEditor.warm}
            onClick={editing.begin}
          >
            <Shown field={props} value={editing.shown} />
          </button>
        )}
        {editing.overtaken && (
          <OvertakenNote
            overtaken={editing.overtaken}
            found={<Shown field={props} value={editing.overtaken.found} />}
            onKeep={editing.cancel}
            onOverwrite={() => void editing.overwrite()}
          />
        )}
        {editing.error && (
          <p role="alert" className={classes.error}>
            {editing.error}
          </p>
        )}
      </div>
    </div>
  );
}

function Shown({ field, value }: { field: InlineFieldProps; value: string }) {
  const t = useText('common');
  if (value === '' && !field.display) {
    return (
      <span className={classes.none}>{field.placeholder ?? t(field.readOnly ? 'none' : 'addValue')}</span>
    );
  }
  if (field.display) return field.display(value);
  if (field.kind === 'select' || field.kind === 'user') {
    const choice = field.choices.find((one) => one.value === value);
    return (
      <span className={classes.choice}>
        {choice?.icon}
        {choice?.label ?? value}
      </span>
    );
  }
  return <span className={field.kind === 'textarea' ? classes.long : undefined}>{value}</span>;
}
