import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useText } from '../../../shared/i18n/text';
import classes from '../settings.module.css';

/** What is told once: to be copied, with what to know about it. */
export function Secret({ value, text }: { value: string; text: string }) {
  const t = useText('settings');
  const clipboard = useClipboard();
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <div className={classes.secretBox} role="status">
      <p className={classes.blockText}>{text}</p>
      <div className={classes.secret}>
        <span>{value}</span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => clipboard.copy(value)}
        >
          {t(clipboard.copied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  );
}
