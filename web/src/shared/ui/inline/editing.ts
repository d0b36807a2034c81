import { useState } from 'react';
import { useErrorWords } from '../errorWords';

export interface Editing<V> {
  readonly isEditing: boolean;
  /** What is shown: the value that is being saved, or else the record's own. */
  readonly shown: V;
  readonly draft: V;
  readonly error: string | null;
  begin(): void;
  change(draft: V): void;
  cancel(): void;
  /** Saves the draft, or a value that was just chosen. The new value shows at once, and goes again if it is refused. */
  save(chosen?: V): Promise<void>;
}

/** The life of one field that is edited in its place. */
export function useEditing<V>(value: V, onSave: (value: V) => Promise<unknown>): Editing<V> {
  const words = useErrorWords();
  const [isEditing, setEditing] = useState(false);
  const [draft, setDraft] = useState(value);
  const [saving, setSaving] = useState<{ value: V } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const begin = () => {
    setDraft(value);
    setError(null);
    setEditing(true);
  };
  const cancel = () => {
    setEditing(false);
    setError(null);
  };
  const save = async (chosen: V = draft) => {
    setEditing(false);
    setError(null);
    if (chosen === value) return;
    setSaving({ value: chosen });
    try {
      await onSave(chosen);
    } catch (problem) {
      setDraft(chosen);
      setError(words(problem));
      setEditing(true);
    } finally {
      setSaving(null);
    }
  };
  return {
    isEditing,
    shown: saving ? saving.value : value,
    draft,
    error,
    begin,
    change: setDraft,
    cancel,
    save,
  };
}
