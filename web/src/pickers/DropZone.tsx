import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import classes from './DropZone.module.css';

interface Props {
  /** What is said while files hover over it. */
  label: string;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

/** A part of the page that takes files by drop and by paste. Those who use neither have a button in it. */
export function DropZone({ label, onFiles, children }: Props) {
  // Entering a child fires before leaving its parent: the depth tells when the pointer is really gone.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer uses the button inside
    <div
      className={classes.zone}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        leave();
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onFiles(files);
      }}
      onPaste={paste}
    >
      {children}
      {isOver && (
        <div className={classes.over} aria-hidden>
          {label}
        </div>
      )}
    </div>
  );
}
