import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../../../shared/i18n/text';
import { useErrorWords } from '../../../shared/ui/errorWords';
import { fieldErrors } from '../../../shared/ui/refusals';
import { useToasts } from '../../../shared/ui/toasts';
import classes from '../settings.module.css';

interface Saving<V> {
  readonly isPending: boolean;
  readonly error: unknown;
  mutateAsync: (values: V) => Promise<unknown>;
}

interface Props<V> {
  /** What is set by now. */
  first: V;
  saving: Saving<V>;
  children: (values: V, set: (change: Partial<V>) => void, refused: Record<string, string>) => ReactNode;
}

/** A form of a few settings that are saved together; Save is there to be used once something is changed. */
export function SmallForm<V extends object>({ first, saving, children }: Props<V>) {
  const t = useText('settings');
  const common = useText('common');
  const toasts = useToasts();
  const words = useErrorWords();
  const [changes, setChanges] = useState<Partial<V>>({});
  const values = { ...first, ...changes };
  const refused = fieldErrors(saving.error);
  const isSame = (Object.keys(values) as (keyof V)[]).every((name) => values[name] === first[name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What is refused stands in the form.
    saving.mutateAsync(values).then(
      () => toasts.done(t('saved')),
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {children(values, (change) => setChanges({ ...changes, ...change }), refused)}
      {saving.error != null && Object.keys(refused).length === 0 && (
        <p role="alert" className={classes.error}>
          {words(saving.error)}
        </p>
      )}
      <div>
        <Button type="submit" loading={saving.isPending} disabled={isSame}>
          {common('save')}
        </Button>
      </div>
    </form>
  );
}
