import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useText } from '../i18n/text';
import { useErrorWords } from './errorWords';
import classes from './toasts.module.css';

const LONG = 8000;
const SHORT = 4000;

export interface Toasts {
  /** Says that something was done; with `undo`, offers to take it back. */
  done(text: string, undo?: () => Promise<unknown>): void;
  /** Says that something failed. */
  failed(error: unknown): void;
  /** Says what stands in the way, and stays until it is left so or done anyway. */
  asked(text: string, leave: string, anyway: { readonly label: string; readonly run: () => void }): void;
}

/** Short messages at the edge of the screen. */
export function useToasts(): Toasts {
  const t = useText('common');
  const words = useErrorWords();
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('close') };
    const failed = (error: unknown) => {
      notifications.show({
        message: words(error),
        color: 'red',
        role: 'alert',
        autoClose: LONG,
        closeButtonProps,
      });
    };
    return {
      failed,
      asked(text, leave, { label, run }) {
        const hide = () => notifications.hide(id);
        const message = (
          <>
            {text}
            <span className={classes.answers}>
              <Button variant="default" size="compact-sm" onClick={hide}>
                {leave}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  hide();
                  run();
                }}
              >
                {label}
              </Button>
            </span>
          </>
        );
        const id = notifications.show({ message, role: 'alert', autoClose: false, closeButtonProps });
      },
      done(text, undo) {
        if (!undo) {
          notifications.show({ message: text, autoClose: SHORT, closeButtonProps });
          return;
        }
        const act = () => {
          notifications.hide(id);
          undo().then(
            () => notifications.show({ message: t('undone'), autoClose: SHORT, closeButtonProps }),
            failed,
          );
        };
        const message = (
          <span className={classes.done}>
            {text}
            <Button variant="default" size="compact-sm" onClick={act}>
              {t('undo')}
            </Button>
          </span>
        );
        const id = notifications.show({ message, autoClose: LONG, closeButtonProps });
      },
    };
  }, [t, words]);
}
