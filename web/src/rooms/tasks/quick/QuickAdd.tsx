import { ActionIcon } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconPlus } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, type Ref, useId, useState } from 'react';
import { useText } from '../../../shared/i18n/text';
import { NewTask } from '../form/later';
import type { TaskValues } from '../model/taskForm';
import { Preview } from './Preview';
import classes from './quick.module.css';
import { useQuickAdd } from './useQuickAdd';

const LONGEST = 400;

interface Props {
  /** What each new task hangs on from the start. */
  first?: Partial<TaskValues> | undefined;
  /** The day that counts where the line says none; today if left out. */
  day?: string | undefined;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
  /** Told when Esc leaves an empty line. */
  onLeave?: () => void;
}

/** A line that makes a task of what is typed: "call Ada tomorrow 3pm". It says at once what it understood. */
export function QuickAdd({ first, day, autoFocus = false, ref, onLeave }: Props) {
  const t = useText('tasks');
  const hint = useId();
  const [text, setText] = useState('');
  const [details, setDetails] = useState<TaskValues | null>(null);
  const quick = useQuickAdd(text, { first, day });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (quick.values.title === '' || quick.isPending) return;
    setText('');
    // What could not be created comes back, unless something else is being typed by now.
    quick.create().catch(() => setText((typed) => typed || text));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (text === '') onLeave?.();
    setText('');
  };
  return (
    <form className={classes.quick} onSubmit={submit}>
      <div className={classes.line}>
        <IconPlus size={16} className={classes.plus} aria-hidden />
        <input
          ref={ref}
          className={classes.input}
          value={text}
          maxLength={LONGEST}
          // biome-ignore lint/a11y/noAutofocus: it opened because somebody wants to type
          autoFocus={autoFocus}
          autoComplete="off"
          enterKeyHint="done"
          aria-label={t('quickAdd')}
          aria-describedby={hint}
          placeholder={t('quickExample')}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={press}
        />
        <ActionIcon
          size={26}
          aria-label={t('quickDetails')}
          title={t('quickDetails')}
          onPointerEnter={NewTask.warm}
          onFocus={NewTask.warm}
          onClick={() => setDetails(quick.values)}
        >
          <IconAdjustmentsHorizontal size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div id={hint} className={classes.preview}>
        {text.trim() !== '' && <Preview quick={quick} />}
      </div>
      {details && (
        <NewTask
          opened
          first={details}
          onClose={() => {
            setDetails(null);
            setText('');
          }}
        />
      )}
    </form>
  );
}
