import { useState } from 'react';
import { useErrorWords } from '../errorWords';
import { type Overtaken, overtakenBy } from './overtaken';

export interface Editing<V> {
  readonly isEditing: boolean;
  /** What is shown: the value that is being saved, or else the record's own. */
  readonly shown: V;
  readonly draft: V;
  readonly error: string | null;
  /** That somebody else changed the value meanwhile: it is to be decided whose stays. */
  readonly overtaken: Overtaken | null;
  begin(): void;
  change(draft: V): void;
  cancel(): void;
  /** Saves the draft, or a value that was just chosen. The new value shows at once, and goes again if it is refused. */
  save(chosen?: V): Promise<void>;
  /** Saves over what somebody else saved meanwhile. */
  overwrite(): Promise<void>;
}

type Save<V> = (value: V) => Promise<unknown>;

/** The life of one field that is edited in its place. */
export function useEditing<V>(value: V, onSave: Save<V>, onOverwrite = onSave): Editing<V> {
  const words = useErrorWords();
  const [isEditing, setEditing] = useState(false);
  const [draft, setDraft] = useState(value);
  // What was there when editing began: by the time of saving, the stream may have brought something else.
  const [seen, setSeen] = useState(value);
  const [saving, setSaving] = useState<{ value: V } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  const begin = () => {
    setOvertaken(null);
    setSeen(value);
    setDraft(value);
    setError(null);
    setEditing(true);
  };
  const cancel = () => {
    setEditing(false);
    setError(null);
    setOvertaken(null);
  };
  const send = async (chosen: V, sender: Save<V>) => {
    cancel();
    setSaving({ value: chosen });
    try {
      await sender(chosen);
    } catch (problem) {
      setDraft(chosen);
      const conflict = overtakenBy(problem);
      setOvertaken(conflict);
      if (conflict) return;
      setError(words(problem));
      setEditing(true);
    } finally {
      setSaving(null);
    }
  };
  const save = async (chosen: V = draft) => {
    if (chosen === value) return cancel();
    if (seen === value) return send(chosen, onSave);
    cancel();
    setDraft(chosen);
    setOvertaken({ found: String(value), by: null, at: null });
  };
  return {
    isEditing,
    shown: saving ? saving.value : value,
    draft,
    error,
    overtaken,
    begin,
    change: setDraft,
    cancel,
    save,
    overwrite: () => send(draft, onOverwrite),
  };
}
