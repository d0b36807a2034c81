import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { useText } from '../shared/i18n/text';
import { useErrorWords } from '../shared/ui/errorWords';
import { FileIcon } from './fileLooks';
import classes from './UploadLines.module.css';
import type { Upload } from './uploads';

/** Files on their way, each with how far it is, and why it did not arrive. */
export function UploadLines({
  uploads,
  onDrop,
}: {
  uploads: readonly Upload[];
  onDrop: (key: number) => void;
}) {
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.list}>
      {uploads.map((upload) => (
        <Line key={upload.key} upload={upload} onDrop={() => onDrop(upload.key)} />
      ))}
    </ul>
  );
}

function Line({ upload, onDrop }: { upload: Upload; onDrop: () => void }) {
  const t = useText('files');
  const words = useErrorWords();
  const { name, share, error, sent } = upload;
  const isGoing = sent === null && error === null;
  return (
    <li className={classes.line}>
      {error === null ? (
        <FileIcon file={sent ?? { fileExst: '' }} size={16} />
      ) : (
        <IconAlertCircle size={16} className={classes.bad} aria-hidden />
      )}
      <div className={classes.body}>
        <div className={classes.name}>{name}</div>
        {isGoing && (
          <progress className={classes.bar} value={share} max={1} aria-label={t('sending', { name })} />
        )}
        {error !== null && (
          <div role="alert" className={classes.error}>
            {`${t('failed', { name })}: ${words(error)}`}
          </div>
        )}
      </div>
      <button
        type="button"
        className={classes.stop}
        aria-label={t(isGoing ? 'stop' : 'dismiss', { name })}
        onClick={onDrop}
      >
        <IconX size={14} aria-hidden />
      </button>
    </li>
  );
}
