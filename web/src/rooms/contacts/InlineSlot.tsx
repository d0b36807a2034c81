import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../shared/i18n/text';
import { Fact } from '../../shared/ui/inline/Fact';
import classes from './card.module.css';

interface Props {
  label: string;
  readOnly: boolean;
  /** What is there now; nothing: there is none yet. */
  shown: ReactNode;
  /** What changes it; it calls `close` when it is done. */
  editor: (close: () => void) => ReactNode;
}

/** A value that leads somewhere, so that it can't be its own button: a pencil beside it changes it. */
export function InlineSlot({ label, readOnly, shown, editor }: Props) {
  const t = useText('common');
  const own = useText('contacts');
  const [isEditing, setEditing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isEditing) box.current?.querySelector('input')?.focus();
  }, [isEditing]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    setEditing(false);
  };
  if (isEditing) {
    return (
      <Fact label={label}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for Esc on behalf of the editor inside */}
        <div ref={box} onKeyDown={leave}>
          {editor(() => setEditing(false))}
        </div>
      </Fact>
    );
  }
  return (
    <Fact label={label}>
      <span className={classes.slot}>
        {shown ?? (readOnly && <span className={classes.none}>{t('none')}</span>)}
        {!readOnly && (
          <button
            type="button"
            className={shown ? classes.tool : classes.add}
            aria-label={shown ? own('change', { label }) : `${t('addValue')}: ${label}`}
            onClick={() => setEditing(true)}
          >
            {shown ? <IconPencil size={14} aria-hidden /> : t('addValue')}
          </button>
        )}
      </span>
    </Fact>
  );
}
