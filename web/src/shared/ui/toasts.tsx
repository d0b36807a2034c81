import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useText } from '../i18n/text';
import { useErrorWords } from './errorWords';

const LONG = 8000;
const SHORT = 4000;

export interface Toasts {
  /** Says that something was done; with `undo`, offers to take it back. */
  done(text: string, undo?: () => Promise<unknown>): void;
  /** Says that something failed. */
  failed(error: unknown): void;
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
          <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
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
