import { useEffect, useRef } from 'react';
import classes from './RowCheck.module.css';

interface Props {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  onToggle: (isRange: boolean) => void;
}

/** The browser's own checkbox: lists have many, and draw them while they scroll. */
export function RowCheck({ label, checked, indeterminate = false, onToggle }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <input
      ref={input}
      type="checkbox"
      className={classes.check}
      aria-label={label}
      checked={checked}
      readOnly
      onClick={(event) => onToggle(event.shiftKey)}
    />
  );
}
