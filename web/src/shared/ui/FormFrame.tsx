import { Button, Drawer, Group, Modal, Tooltip } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text';
import { Keys } from '../keys/Keys';
import { useShortcut } from '../keys/KeysProvider';
import { SHORTCUTS } from '../keys/shortcuts';
import { ConfirmDialog } from './ConfirmDialog';
import { useErrorWords } from './errorWords';
import classes from './FormFrame.module.css';

interface Props {
  opened: boolean;
  title: string;
  /** What the button does, as a verb; "Save" if left out. */
  action?: string;
  /** A drawer for long forms, a dialog for short ones; on a page of its own, nothing around it. */
  as?: 'drawer' | 'dialog' | 'page';
  /** A second way to save, before the first: a button. */
  extra?: ReactNode;
  /** Whether there is something that would be lost. */
  dirty: boolean;
  pending: boolean;
  /** Why it can't be saved as it is: the button says so and does nothing. Null or left out: it can. */
  refusal?: string | null;
  /** What the server refused beyond single fields. */
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of a form: title, fields, Save and Cancel, and a question before unsaved changes are lost. */
export function FormFrame({ opened, title, as = 'drawer', dirty, onClose, ...rest }: Props) {
  const t = useText('common');
  const [isAsking, setAsking] = useState(false);
  // What is just being saved is not lost: a form may lead away as soon as it is saved.
  // Once somebody chose to discard, closing may change the address: that asks for nothing more.
  const isDiscarded = useRef(false);
  const isGuarded = () => opened && dirty && !rest.pending && !isDiscarded.current;
  const blocker = useBlocker({ shouldBlockFn: isGuarded, withResolver: true, enableBeforeUnload: isGuarded });
  // Not within the press of Escape that asks for it: the question would take that press for its answer.
  const close = () => (dirty ? void setTimeout(() => setAsking(true)) : onClose());
  const leave = () => {
    isDiscarded.current = true;
    setAsking(false);
    if (blocker.status === 'blocked') blocker.proceed();
    onClose();
  };
  useEffect(() => {
    if (opened) isDiscarded.current = false;
  }, [opened]);
  const stay = () => {
    setAsking(false);
    if (blocker.status === 'blocked') blocker.reset();
  };
  const body = <FormBody {...rest} onCancel={close} />;
  const closeOnEscape = !isAsking && blocker.status !== 'blocked';
  const frame = {
    opened,
    onClose: close,
    closeOnEscape,
    title,
    closeButtonProps: { 'aria-label': t('close') },
  };
  return (
    <>
      {as === 'page' ? (
        body
      ) : as === 'drawer' ? (
        <Drawer {...frame} size={480}>
          {body}
        </Drawer>
      ) : (
        <Modal {...frame} size="md">
          {body}
        </Modal>
      )}
      <ConfirmDialog
        opened={isAsking || blocker.status === 'blocked'}
        title={t('unsavedTitle')}
        text={t('unsavedText')}
        action={t('discard')}
        danger
        onConfirm={leave}
        onClose={stay}
      />
    </>
  );
}

type BodyProps = Pick<
  Props,
  'action' | 'extra' | 'pending' | 'refusal' | 'error' | 'onSubmit' | 'children'
> & {
  onCancel: () => void;
};

function FormBody({
  action,
  extra,
  pending,
  refusal = null,
  error,
  onSubmit,
  onCancel,
  children,
}: BodyProps) {
  const t = useText('common');
  const words = useErrorWords();
  const form = useRef<HTMLFormElement>(null);
  const reason = useId();
  useShortcut('form.save', () => form.current?.requestSubmit());
  useLayoutEffect(() => {
    // Before anything else can be typed: the dialog itself would look for the field a moment later.
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending && refusal === null) onSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} className={classes.form} noValidate>
      <div className={classes.fields}>{children}</div>
      {error != null && (
        <p role="alert" className={classes.error}>
          {words(error)}
        </p>
      )}
      <Group justify="flex-end" gap="xs" className={classes.foot}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        {extra}
        <Tooltip label={refusal} disabled={refusal === null}>
          <Button
            type="submit"
            loading={pending}
            // Not disabled but marked so: it keeps the focus, and says why.
            {...(refusal === null
              ? {}
              : { 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': reason })}
            rightSection={<Keys keys={SHORTCUTS['form.save'].keys} />}
          >
            {action ?? t('save')}
          </Button>
        </Tooltip>
        {refusal !== null && (
          <span id={reason} className="sr-only">
            {refusal}
          </span>
        )}
      </Group>
    </form>
  );
}
